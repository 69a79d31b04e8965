import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Endpoint, ReplyOf } from '#lib/contract.ts';
import { type CallArguments, call, type OptionalIfEmpty } from './api.ts';
import { asProblem } from './problem.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => asProblem(error).passing && failures < 2,
    },
  },
});

type Args<E extends Endpoint> = OptionalIfEmpty<CallArguments<E>>;
interface Listed {
  items: unknown[];
  nextCursor: string | null;
}

/** `[path, params, query]`: `queryClient.invalidateQueries({ queryKey: [listAccounts.path] })` meets all of them. */
export function keyOf<E extends Endpoint>(endpoint: E, ...[given]: Args<E>) {
  const { params, query } = (given ?? {}) as { params?: unknown; query?: unknown };
  return [endpoint.path, params ?? null, query ?? null] as const;
}

/** Options for `useQuery`, `ensureQueryData`, `prefetchQuery` of one endpoint. */
export function queryOf<E extends Endpoint>(endpoint: E, ...given: Args<E>) {
  return queryOptions({
    queryKey: keyOf(endpoint, ...given),
    queryFn: async ({ signal }): Promise<ReplyOf<E>> =>
      call(endpoint, ...([{ ...given[0], signal }] as unknown as Args<E>)),
  });
}

/** Options for `useInfiniteQuery` of a list; pages follow the server's cursor. The key ends in `'pages'`. */
export function pagesOf<E extends Endpoint>(endpoint: E, ...given: Args<E>) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(endpoint, ...given), 'pages'] as const,
    queryFn: async ({ signal, pageParam }): Promise<ReplyOf<E>> => {
      const query = { ...(given[0] as { query?: object } | undefined)?.query, cursor: pageParam };
      return call(endpoint, ...([{ ...given[0], query, signal }] as unknown as Args<E>));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Listed).nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** `const { data, error, isPending, refetch } = useReply(getAccount, { params: { id } })` */
export function useReply<E extends Endpoint>(endpoint: E, ...given: Args<E>) {
  return useQuery(queryOf(endpoint, ...given));
}

export type ItemOf<E extends Endpoint> = ReplyOf<E> extends { items: (infer I)[] } ? I : never;
type TotalOf<E extends Endpoint> = ReplyOf<E> extends { total: infer T } ? T : undefined;

/**
 * A list with all pages loaded so far: `items`, `total` of the first page, and what the grid needs
 * (`onReachEnd`, `hasMore`, `isLoading`). Changing the query keeps the old rows until the new ones are there.
 */
export function usePages<E extends Endpoint>(endpoint: E, ...given: Args<E>) {
  const query = useInfiniteQuery(pagesOf(endpoint, ...given));
  const pages = query.data?.pages;
  const items = useMemo(
    () => (pages ?? []).flatMap((page) => (page as Listed).items) as ItemOf<E>[],
    [pages],
  );
  const total = (pages?.[0] as { total?: unknown } | undefined)?.total as TotalOf<E> | undefined;
  return {
    items,
    total,
    first: pages?.[0] as ReplyOf<E> | undefined,
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    /** The rows belong to the query before this one. */
    isOld: query.isPlaceholderData,
    error: query.error,
    refetch: query.refetch,
    onReachEnd: () => {
      if (query.hasNextPage && !query.isFetching) query.fetchNextPage();
    },
  };
}

/** After a save: everything shown that came from these endpoints is fetched again. */
export function refresh(...endpoints: Endpoint[]) {
  return Promise.all(
    endpoints.map((endpoint) => queryClient.invalidateQueries({ queryKey: [endpoint.path] })),
  );
}
