import { useSyncExternalStore } from 'react';
import { getAccount } from '#features/accounts/contract.ts';
import { getActivity } from '#features/activities/contract.ts';
import { getFollowUp } from '#features/follow-ups/contract.ts';
import type { Endpoint } from '#lib/contract.ts';
import { getJob } from '#platform/jobs/contract.ts';
import { type LiveEvent, liveEvent, streamEvents } from '#platform/live/contract.ts';
import { addressOf } from './api.ts';
import { arrived } from './arrivals.ts';
import { parsedBy } from './parsed.ts';
import { queryClient, queryOf } from './queries.ts';

export type Connection = 'connected' | 'connecting' | 'offline';

/** Lists whose rows may show the thing, and where one of it is fetched. */
const topics: Partial<Record<LiveEvent['type'], { lists: string[]; one: Endpoint }>> = {
  activity: { lists: ['/activities', '/accounts/{id}/timeline'], one: getActivity },
  'follow-up': { lists: ['/follow-ups'], one: getFollowUp },
  account: { lists: ['/accounts'], one: getAccount },
  job: { lists: ['/jobs'], one: getJob },
};
/** Where campaigns and their statuses are shown; records and members name the status they have. */
const campaignPaths = [
  '/campaigns',
  '/campaigns/{id}',
  '/campaigns/{id}/statuses',
  '/campaigns/{id}/members',
  '/campaigns/{id}/status-history',
  '/accounts/{id}',
];
/** What was given to this user, by rebooking or because somebody left. */
const givenPath = '/me/reassignments';
const settingsPaths = [
  givenPath,
  '/me',
  '/outcomes',
  '/campaigns',
  '/categories',
  '/users',
  '/teams',
  '/rights-groups',
];
const pollMs = 30_000;
const listeners = new Set<() => void>();
let connection: Connection = 'connecting';
let lookAgain = () => {};

/** Listens again at once where the server had refused, as after signing in again. */
export const reviveLive = () => lookAgain();

/**
 * Listens to what changes for this user and keeps what is shown fresh: details are fetched again, rows are
 * replaced where they stand, new ones are counted (`useArrivals`). Lists never move by themselves.
 */
export function startLive(userId: string): () => void {
  let poll: ReturnType<typeof setInterval> | undefined;
  const stopPoll = () => {
    clearInterval(poll);
    poll = undefined;
  };
  const onOpen = () => {
    // What happened while the line was down is unknown to the details shown.
    if (poll) refreshDetails();
    stopPoll();
    connect('connected');
  };
  const onError = () => {
    connect(navigator.onLine ? 'connecting' : 'offline');
    poll ??= setInterval(reviveLive, pollMs);
    // Perhaps because nobody is signed in any more, which this brings to light.
    if (isRefused()) invalidate((path) => path === '/me');
  };
  const open = () => listen(userId, onOpen, onError);
  let source = open();
  const isRefused = () => source.readyState === EventSource.CLOSED;
  lookAgain = () => {
    // The browser comes back by itself after a broken line, but not after a no, such as a proxy's during a restart.
    if (isRefused()) source = open();
    refreshDetails();
  };
  // A line that goes down tells a waiting stream nothing; the browser knows.
  const onOffline = () => connect('offline');
  const onOnline = () => connect(source.readyState === EventSource.OPEN ? 'connected' : 'connecting');
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  return () => {
    stopPoll();
    lookAgain = () => {};
    source.close();
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
  };
}

function listen(userId: string, onOpen: () => void, onError: () => void): EventSource {
  const source = new EventSource(addressOf(streamEvents));
  source.onopen = onOpen;
  source.onerror = onError;
  source.onmessage = (message) => {
    take(parsedBy(liveEvent, JSON.parse(message.data)) as LiveEvent, userId);
  };
  // Away for too long to be told of each change: everything shown is fetched again.
  source.addEventListener('reset', () => void queryClient.invalidateQueries());
  return source;
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => connection,
  );
}

function connect(next: Connection) {
  connection = next;
  for (const tell of listeners) tell();
}

function take(event: LiveEvent, userId: string) {
  if (event.type === 'settings') return invalidate((path) => settingsPaths.includes(path));
  if (event.type === 'campaign') return invalidate((path) => campaignPaths.includes(path));
  const isOfOthers = event.userId !== userId;
  if (event.type !== 'job') invalidate((path) => path === '/me/workload');
  if (event.type === 'follow-up' && isOfOthers) invalidate((path) => path === givenPath);
  const touched = new Set([event.id, event.accountId]);
  invalidate((path, params) => path.includes('{id}') && touched.has(params?.id));
  const topic = topics[event.type];
  if (!topic) return;
  const known = topic.lists.filter((path) => listed(path, event.id));
  if (known.length > 0) void replaceRows(topic.one, known, event.id);
  else if (isOfOthers) arrived(event.type, event.id);
}

function invalidate(hit: (path: string, params: { id?: string } | null) => boolean) {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => hit(String(queryKey[0]), queryKey[1] as { id?: string } | null),
  });
}

/** Everything about one thing, not lists: those would move. */
function refreshDetails() {
  invalidate((path) => path.includes('{id}') || path === '/me/workload' || path === givenPath);
}

interface Row {
  id: string;
}
type Lists = { pages?: { items: Row[] }[]; items?: Row[] };

const listed = (path: string, id: string) =>
  queryClient
    .getQueriesData<Lists>({ queryKey: [path] })
    .some(([, data]) => rowsOf(data).some((row) => row.id === id));

const rowsOf = (data: Lists | undefined) => data?.pages?.flatMap((page) => page.items) ?? data?.items ?? [];

async function replaceRows(one: Endpoint, paths: string[], id: string) {
  const fresh = (await queryClient
    .fetchQuery({ ...queryOf(one, { params: { id } } as never), staleTime: 0 })
    .catch(() => null)) as Row | null;
  if (!fresh) return;
  const swap = <P extends { items: Row[] }>(page: P): P => ({
    ...page,
    items: page.items.map((row) => (row.id === id ? fresh : row)),
  });
  for (const path of paths) {
    queryClient.setQueriesData<Lists>({ queryKey: [path] }, (data) => {
      if (!data) return data;
      if (data.pages) return { ...data, pages: data.pages.map(swap) };
      return data.items ? swap(data as { items: Row[] }) : data;
    });
  }
}
