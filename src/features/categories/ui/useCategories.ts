import { useMemo } from 'react';
import { useReply } from '#web/queries.ts';
import { listCategories } from '../contract.ts';
import type { Category } from './category-outline.ts';

/** All categories of the workspace; `nameOf` is empty for one that is not known yet. */
export function useCategories() {
  const { data, error, refetch } = useReply(listCategories);
  const items = data?.items;
  return useMemo(() => {
    const byId = new Map<string, Category>((items ?? []).map((category) => [category.id, category]));
    return { items, error, refetch, nameOf: (id: string) => byId.get(id)?.name ?? '' };
  }, [items, error, refetch]);
}
