import type { Feature } from '#features/people/feature-shape.ts';
import { routes } from './routes.ts';

export const feature: Feature = { name: 'views', routes };
