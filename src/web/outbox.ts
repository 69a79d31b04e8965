import { useSyncExternalStore } from 'react';
import type { Endpoint, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { addressOf, type CallArguments, request } from './api.ts';
import { type OutboxEntry, retryDelayMs, sendable } from './outbox-entry.ts';
import { forgetEntry, keepEntry, keptEntries, withLock } from './outbox-store.ts';
import { asProblem, type Problem } from './problem.ts';

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

/** Takes up what the last visit left unsent. Called with the signed-in user. */
export async function startOutbox(workspaceId: string, userId: string) {
  owner = `${workspaceId}/${userId}`;
  entries = await keptEntries(owner);
  held = false;
  publish();
  sendNext();
}

/**
 * Sends a save now, or as soon as it can be sent; it survives reloading. The promise fails with the server's no
 * (then the save stays in `failures` until `settle` or `amend`), and stays open as long as nothing answers.
 */
export function enqueue<E extends Endpoint>(
  endpoint: E,
  argument: CallArguments<E>,
  about: { record: string; label: string; done: string },
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
 * Takes a save back that was never tried. Answers false when it is on its way or may have arrived: without an
 * answer nobody knows.
 */
export async function cancel(id: string): Promise<boolean> {
  const entry = entries.find((one) => one.id === id);
  if (!entry || entry.attempts > 0 || entry.refused) return false;
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
  replace(entry);
  await keepEntry(entry);
  sendNext();
}

/** What is still to be sent and what was refused. */
export function useOutbox(): OutboxState {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
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
  for (const tell of listeners) tell();
}

function replace(entry: OutboxEntry) {
  entries = entries.map((other) => (other.id === entry.id ? entry : other));
  publish();
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
    const sent = await withLock(entry, () =>
      request({
        method: entry.method,
        path: entry.path,
        content: entry.body === undefined ? undefined : JSON.stringify(entry.body),
        ifMatch: entry.ifMatch ?? undefined,
        idempotencyKey: entry.idempotencyKey,
      }),
    );
    await forgetEntry(entry.owner, entry.id);
    entries = entries.filter((other) => other.id !== entry.id);
    publish();
    // Undefined when another window had sent it already.
    if (sent) waiting.get(entry.id)?.resolve(sent.reply as never);
    waiting.delete(entry.id);
  } catch (error) {
    await failed(entry, asProblem(error));
  } finally {
    sending.delete(entry.id);
  }
  sendNext();
}

async function failed(entry: OutboxEntry, problem: Problem) {
  if (problem.status === 401) {
    held = true;
    publish();
  } else if (problem.passing) {
    const attempts = entry.attempts + 1;
    replace({ ...entry, attempts });
    const again = () => {
      timers.delete(entry.id);
      sendNext();
    };
    timers.set(entry.id, setTimeout(again, retryDelayMs(attempts)));
  } else {
    const { status, code, detail, extensions } = problem;
    const refused = { ...entry, refused: { status, code, detail, extensions } };
    await keepEntry(refused);
    replace(refused);
    waiting.get(entry.id)?.reject(problem);
    waiting.delete(entry.id);
  }
}

globalThis.addEventListener?.('online', () => {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  sendNext();
});
