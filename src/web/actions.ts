import { useSyncExternalStore } from 'react';
import type { Endpoint } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { addressOf, type CallArguments, request } from './api.ts';
import { asProblem } from './problem.ts';
import { queryClient } from './queries.ts';

const kept = 50;
const keptMs = 24 * 60 * 60_000;

/** How an action is taken back: one request, so that it still works after reloading. */
interface Inverse {
  method: string;
  path: string;
  body: unknown;
  ifMatch: number | null;
}

export interface RecentAction {
  id: string;
  /** „Kranz & Söhne KG erledigt. Nächste Wiedervorlage: Mo., 24.11., 09:30.“ */
  text: string;
  at: string;
  inverse: Inverse | null;
  /** `sending`: on its way, how to take it back is not known yet. */
  state: 'sending' | 'done' | 'undoing' | 'undone' | 'failed';
  /** Why it could not be taken back. */
  detail?: string;
}

let storageKey = '';
let actions: readonly RecentAction[] = [];
/** What the status bar says now: the last action, or what went wrong. */
let notice = '';
const listeners = new Set<() => void>();
const undone = new Set<(action: RecentAction) => void>();
/** Taken back while still on their way: undone as soon as the server has them. */
const undoneEarly = new Set<string>();

/** Takes up this user's actions of the last 24 hours. */
export function startActions(workspaceId: string, userId: string) {
  storageKey = `faden.actions/${workspaceId}/${userId}`;
  const since = Date.now() - keptMs;
  const all = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as RecentAction[];
  publish(
    all
      .filter((action) => new Date(action.at).getTime() > since)
      .map((action) => (action.state === 'sending' ? { ...action, state: 'done' as const } : action)),
  );
}

/** `inverseOf(createUndo, { body: { token } })`, `inverseOf(changeFollowUp, { params, body, ifMatch })` */
export function inverseOf<E extends Endpoint>(endpoint: E, argument: CallArguments<E>): Inverse {
  const { body, ifMatch } = argument as CallArguments<Endpoint>;
  const path = addressOf(endpoint, argument as Parameters<typeof addressOf>[1]);
  return { method: endpoint.method, path, body, ifMatch: ifMatch ?? null };
}

/**
 * Says in the status bar what was done and offers to take it back. Answers the action's id. `'sending'` for a
 * save in the outbox, whose way back follows with `completeAction`.
 */
export function reportAction(text: string, way: Inverse | 'sending' | null = null): string {
  const id = newId();
  const inverse = way === 'sending' ? null : way;
  const state = way === 'sending' ? 'sending' : 'done';
  notice = text;
  publish(
    [{ id, text, at: new Date().toISOString(), inverse, state } as RecentAction, ...actions].slice(0, kept),
  );
  return id;
}

/** Adds the way back once the server has answered. */
export function completeAction(id: string, inverse: Inverse) {
  change(id, { inverse, state: 'done' });
  if (undoneEarly.delete(id)) void undo(actions.find((action) => action.id === id));
}

/** Takes an action off the list that the server refused; the status bar no longer claims it either. */
export function withdrawAction(id: string) {
  if (notice === actions.find((action) => action.id === id)?.text) notice = '';
  publish(actions.filter((action) => action.id !== id));
}

/** Says something that cannot be taken back, as a failure in the background. */
export function reportNotice(text: string) {
  notice = text;
  publish(actions);
}

/** The newest action that can be taken back. */
export const undoable = () =>
  actions.find(
    (action) => action.state === 'sending' || (action.inverse !== null && action.state === 'done'),
  );

/** Takes an action back (the newest by default) and has everything shown fetched again. */
export async function undo(action = undoable()) {
  if (action?.state === 'sending') {
    undoneEarly.add(action.id);
    return reportNotice(m.web_action_undo_soon());
  }
  if (!action?.inverse) return;
  const { method, path, body, ifMatch } = action.inverse;
  change(action.id, { state: 'undoing' });
  try {
    const content = body === undefined ? undefined : JSON.stringify(body);
    // One key per action: pressing Z twice takes back once.
    await request({
      method,
      path,
      content,
      ifMatch: ifMatch ?? undefined,
      idempotencyKey: `undo-${action.id}`,
    });
    notice = m.web_action_undone({ action: action.text });
    change(action.id, { state: 'undone' });
    for (const tell of undone) tell(action);
    await queryClient.invalidateQueries();
  } catch (error) {
    const { detail } = asProblem(error);
    notice = m.web_action_not_undone({ reason: detail });
    change(action.id, { state: asProblem(error).passing ? 'done' : 'failed', detail });
  }
}

/** Runs after an action was taken back, with the action; answers the function that ends it. */
export function onUndone(tell: (action: RecentAction) => void) {
  undone.add(tell);
  return () => undone.delete(tell);
}

export function useActions() {
  return useSyncExternalStore(subscribe, () => actions);
}
export function useNotice() {
  return useSyncExternalStore(subscribe, () => notice);
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function change(id: string, patch: Partial<RecentAction>) {
  publish(actions.map((action) => (action.id === id ? { ...action, ...patch } : action)));
}

function publish(next: readonly RecentAction[]) {
  actions = next;
  if (storageKey) localStorage.setItem(storageKey, JSON.stringify(actions));
  for (const tell of listeners) tell();
}
