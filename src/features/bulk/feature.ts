import type { Feature } from '#features/people/feature-shape.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export const feature: Feature = { name: 'bulk', routes, jobs };
