import type { Feature } from '#features/people/feature-shape.ts';
import { routes } from './routes.ts';
import { forgetOldSignIns } from './sign-in-try-store.ts';

export const feature: Feature = { name: 'people', routes, upkeep: forgetOldSignIns };
