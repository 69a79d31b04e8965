import type { Feature } from '#features/people/feature-shape.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';
import { forgetOldExports } from './store.ts';

export const feature: Feature = { name: 'exports', routes, jobs, upkeep: forgetOldExports };
