import { feature as accounts } from './features/accounts/feature.ts';
import { feature as activities } from './features/activities/feature.ts';
import { feature as bulk } from './features/bulk/feature.ts';
import { feature as campaigns } from './features/campaigns/feature.ts';
import { feature as categories } from './features/categories/feature.ts';
import { feature as exports } from './features/exports/feature.ts';
import { feature as followUps } from './features/follow-ups/feature.ts';
import { feature as imports } from './features/imports/feature.ts';
import { feature as people } from './features/people/feature.ts';
import type { Feature } from './features/people/feature-shape.ts';
import { feature as thread } from './features/thread/feature.ts';
import { feature as views } from './features/views/feature.ts';

/** In dependency order: a feature imports only features above it. */
export const features: Feature[] = [
  people,
  views,
  accounts,
  categories,
  activities,
  campaigns,
  followUps,
  thread,
  bulk,
  imports,
  exports,
];
