import type { Medium } from '#lib/medium.ts';

/** One shape for showing and for fetching ahead, so that both meet in the cache. */
export const timelineQuery = (
  accountId: string,
  { medium = [], q = '' }: { medium?: Medium[]; q?: string } = {},
) => ({
  params: { id: accountId },
  query: { limit: 20, ...(medium.length > 0 ? { medium } : {}), ...(q ? { q } : {}) },
});
