import { useSyncExternalStore } from 'react';
import type { Endpoint, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { addressOf, type CallArguments, request } from './api.ts';
import { dropDraft } from './draft-marks.ts';
import { type OutboxEntry, retryDelayMs, sendable } from './outbox-entry.ts';
import { forgetEntry, keepEntry, keptEntries, withLock } from './outbox-store.ts';
import { asProblem, type Problem } from './problem.ts';
import { queryClient } from './queries.ts';

interface OutboxState {
  /** Waiting or on the way. */
  pending: readonly OutboxEntry[];
  /** Refused by the server; their records wait until they are settled. */
  failures: readonly OutboxEntry[];
  /** Signed out: everything waits. */
  held: boolean;
}

let owner = '';
let entries: OutboxEntry[] = [];
let held = false;
let state: OutboxState = { pending: [], failures: [], held: false };
const sending = new Set<string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const waiting = new Map<string, { resolve: (reply: never) => void; reject: (problem: Problem) => void }>();
const listeners = new Set<() => void>();
const answered = new Set<(entryId: string, answer: Answer) => void>();

/** The server's yes or no to a save; `elsewhere` where another window had it sent. */
export type Answer = { reply: unknown } | { problem: Problem } | 'elsewhere';

/** Takes up what the last visit left unsent, and answers its ids. Called with the signed-in user. */
export async function startOutbox(workspaceId: string, userId: string): Promise<ReadonlySet<string>> {
  owner = `${workspaceId}/${userId}`;
  entries = await keptEntries(owner);
  held = false;
  publish();
  sendNext();
  return new Set(entries.map(({ id }) => id));
}

/** Runs with every answer, also to saves of an earlier visit. */
export function onAnswered(listener: (entryId: string, answer: Answer) => void) {
  answered.add(listener);
}

/**
 * Sends a save now, or as soon as it can be sent; it survives reloading. The promise fails with the server's no
 * (then the save stays in `failures` until `settle` or `amend`), and stays open as long as nothing answers.
 */
export function enqueue<E extends Endpoint>(
  endpoint: E,
  argument: CallArguments<E>,
  about: { record: string; label: string; done: string; draftKey: string | null },
): { id: string; reply: Promise<ReplyOf<E>> } {
  const { body, ifMatch, idempotencyKey } = argument as CallArguments<Endpoint>;
  const id = newId();
  const entry: OutboxEntry = {
    id,
    owner,
    ...about,
    method: endpoint.method,
    path: addressOf(endpoint, argument as Parameters<typeof addressOf>[1]),
    body,
    ifMatch: ifMatch ?? null,
    idempotencyKey: idempotencyKey ?? id,
    attempts: 0,
    mayHaveArrived: false,
    refused: null,
  };
  const reply = new Promise<ReplyOf<E>>((resolve, reject) =>
    waiting.set(id, { resolve: resolve as (reply: never) => void, reject }),
  );
  // Whoever does not listen finds the refusal in `failures`; it must not count as unhandled as well.
  reply.catch(() => {});
  entries = [...entries, entry];
  publish();
  // Kept before it is sent: a window closed in between loses nothing.
  void keepEntry(entry).finally(sendNext);
  return { id, reply };
}

/** Gives a refused save up; the record's later ones go on. Answers false when it is already on its way. */
export async function settle(id: string): Promise<boolean> {
  if (sending.has(id)) return false;
  entries = entries.filter((entry) => entry.id !== id);
  waiting.delete(id);
  await forgetEntry(owner, id);
  publish();
  sendNext();
  return true;
}

/**
 * Takes a save back that never left, also one of an earlier visit; its draft stays. Answers false when it is on its
 * way or may have arrived.
 */
export async function cancel(id: string): Promise<boolean> {
  const entry = entries.find((one) => one.id === id);
  if (!entry || entry.mayHaveArrived || entry.refused) return false;
  return settle(id);
}

/** Sends a refused save again, changed (under a new key) or, with `body` left out, as it was. */
export async function amend(id: string, change: { body?: unknown; ifMatch?: number } = {}) {
  const before = entries.find((entry) => entry.id === id);
  if (!before) return;
  const changed = 'body' in change || 'ifMatch' in change;
  const entry = {
    ...before,
    body: change.body ?? before.body,
    ifMatch: change.ifMatch ?? before.ifMatch,
    idempotencyKey: changed ? newId() : before.idempotencyKey,
    refused: null,
    attempts: 0,
  };
  patch(id, entry);
  await keepEntry(entry);
  sendNext();
}

/** What is still to be sent and what was refused. */
export function useOutbox(): OutboxState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function publish() {
  state = {
    pending: entries.filter((entry) => entry.refused === null),
    failures: entries.filter((entry) => entry.refused !== null),
    held,
  };
  for (const listener of listeners) listener();
}

function patch(id: string, change: Partial<OutboxEntry>): OutboxEntry | undefined {
  entries = entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
  publish();
  return entries.find((entry) => entry.id === id);
}

function sendNext() {
  if (held) return;
  for (const entry of sendable(entries)) {
    if (!sending.has(entry.id) && !timers.has(entry.id)) void send(entry);
  }
}

async function send(entry: OutboxEntry) {
  sending.add(entry.id);
  try {
    const sent = await withLock(entry, async () => {
      await markTried(entry.id);
      return request({
        method: entry.method,
        path: entry.path,
        content: entry.body === undefined ? undefined : JSON.stringify(entry.body),
        ifMatch: entry.ifMatch ?? undefined,
        idempotencyKey: entry.idempotencyKey,
      });
    });
    await taken(entry, sent);
  } catch (error) {
    await failed(entry.id, asProblem(error));
  } finally {
    sending.delete(entry.id);
  }
  sendNext();
}

/** Before it leaves, and so that the next visit knows it too. Without a line nothing leaves. */
async function markTried(id: string) {
  const tried = navigator.onLine && patch(id, { mayHaveArrived: true });
  if (tried) await keepEntry(tried);
}

async function taken({ id, owner: whose, draftKey }: OutboxEntry, sent: { reply: unknown } | undefined) {
  await forgetEntry(whose, id);
  entries = entries.filter((other) => other.id !== id);
  publish();
  if (draftKey) void dropDraft(draftKey);
  tell(id, sent ?? 'elsewhere');
  const asked = waiting.get(id);
  waiting.delete(id);
  if (asked && sent) asked.resolve(sent.reply as never);
  // Of an earlier visit: nobody waits for it who would have the lists fetched again.
  else void queryClient.invalidateQueries();
}

async function failed(id: string, problem: Problem) {
  if (problem.status === 401) {
    held = true;
    publish();
  } else if (problem.passing) {
    const attempts = (entries.find((entry) => entry.id === id)?.attempts ?? 0) + 1;
    patch(id, { attempts });
    const again = () => {
      timers.delete(id);
      sendNext();
    };
    timers.set(id, setTimeout(again, retryDelayMs(attempts)));
  } else {
    const { status, code, detail, extensions } = problem;
    const refused = patch(id, { refused: { status, code, detail, extensions } });
    if (refused) await keepEntry(refused);
    tell(id, { problem });
    waiting.get(id)?.reject(problem);
    waiting.delete(id);
  }
}

function tell(id: string, answer: Answer) {
  for (const listener of answered) listener(id, answer);
}

globalThis.addEventListener?.('online', () => {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  sendNext();
});
