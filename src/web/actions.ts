import { useSyncExternalStore } from 'react';
import { createUndo } from '#features/thread/contract.ts';
import type { Endpoint } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { addressOf, type CallArguments, request } from './api.ts';
import { cancel, onAnswered, settle } from './outbox.ts';
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
  /** Its save in the outbox, which may still be cancelled there. */
  entryId?: string;
  /** `sending`: on its way, how to take it back is not known yet. */
  state: 'sending' | 'done' | 'undoing' | 'undone' | 'failed';
  /** Taken back while still on its way: undone as soon as the server has it. */
  takesBack?: boolean;
  /** Why it could not be taken back. */
  detail?: string;
}

let storageKey = '';
let actions: readonly RecentAction[] = [];
/** What the status bar says now: the last action, or what went wrong. */
let notice = '';
const listeners = new Set<() => void>();
const undone = new Set<(action: RecentAction) => void>();

/** Takes up this user's actions of the last 24 hours. */
export function startActions(workspaceId: string, userId: string) {
  storageKey = `faden.actions/${workspaceId}/${userId}`;
  const since = Date.now() - keptMs;
  const all = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as RecentAction[];
  publish(all.filter((action) => new Date(action.at).getTime() > since));
}

/**
 * After the outbox was taken up: what still waits there can be taken back as before; what does not was sent and its
 * answer got lost, so that nobody knows a way back.
 */
export function settleActions(unsent: ReadonlySet<string>) {
  const isOpen = ({ state, entryId }: RecentAction) =>
    state === 'sending' && entryId !== undefined && unsent.has(entryId);
  publish(
    actions.map((action) =>
      action.state !== 'sending' || isOpen(action) ? action : { ...action, state: 'done' as const },
    ),
  );
  const [newest] = actions;
  if (newest && isOpen(newest)) reportNotice(newest.text);
}

onAnswered((entryId, answer) => {
  const action = actions.find((one) => one.entryId === entryId);
  if (!action) return;
  if (answer === 'elsewhere') return change(action.id, { state: 'done' });
  if ('problem' in answer) {
    // It was not wanted any more anyway.
    if (action.takesBack) void settle(entryId);
    return withdrawAction(action.id);
  }
  const { undo: way } = answer.reply as { undo?: { token: string } };
  if (way) completeAction(action.id, inverseOf(createUndo, { body: { token: way.token } }));
});

/** `inverseOf(createUndo, { body: { token } })`, `inverseOf(changeFollowUp, { params, body, ifMatch })` */
export function inverseOf<E extends Endpoint>(endpoint: E, argument: CallArguments<E>): Inverse {
  const { body, ifMatch } = argument as CallArguments<Endpoint>;
  const path = addressOf(endpoint, argument as Parameters<typeof addressOf>[1]);
  return { method: endpoint.method, path, body, ifMatch: ifMatch ?? null };
}

/**
 * Says in the status bar what was done and offers to take it back. Answers the action's id. `'sending'` for a
 * save on its way, `{ entryId }` for one in the outbox: the way back follows with `completeAction`.
 */
export function reportAction(
  text: string,
  way: Inverse | 'sending' | { entryId: string } | null = null,
): string {
  const action: RecentAction = {
    id: newId(),
    text,
    at: new Date().toISOString(),
    inverse: null,
    state: 'sending',
  };
  if (way === null) action.state = 'done';
  else if (way !== 'sending' && 'entryId' in way) action.entryId = way.entryId;
  else if (way !== 'sending') Object.assign(action, { inverse: way, state: 'done' });
  notice = text;
  publish([action, ...actions].slice(0, kept));
  return action.id;
}

/** Adds the way back once the server has answered. */
export function completeAction(id: string, inverse: Inverse) {
  change(id, { inverse, state: 'done' });
  const action = actions.find((one) => one.id === id);
  if (action?.takesBack) void undo(action);
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

/** Whether the status bar speaks of the newest action and that one can be taken back. */
export function isNewestUndoable(): boolean {
  const [newest] = actions;
  if (!newest || newest.text !== notice) return false;
  return newest.state === 'sending' || (newest.state === 'done' && newest.inverse !== null);
}

/**
 * Takes an action back, by default the newest, and has everything shown fetched again. When the newest cannot be
 * taken back it says so: an older one goes only by name, in „Letzte Aktionen“.
 */
export async function undo(action = actions[0]) {
  if (!action) return reportNotice(m.web_recent_actions_none());
  if (action.state === 'sending') return undoUnsent(action);
  if (action.state === 'undoing') return;
  if (action.state === 'undone') return reportNotice(m.web_action_undone_before({ action: action.text }));
  if (!action.inverse) return reportNotice(m.web_action_no_way_back({ action: action.text }));
  const { method, path, body, ifMatch } = action.inverse;
  change(action.id, { state: 'undoing' });
  try {
    const content = body === undefined ? undefined : JSON.stringify(body);
    // One key per action: pressing Z twice takes back once.
    const answer = await request({
      method,
      path,
      content,
      ifMatch: ifMatch ?? undefined,
      idempotencyKey: `undo-${action.id}`,
    });
    await tellUndone(action, answer);
  } catch (error) {
    const { detail } = asProblem(error);
    notice = m.web_action_not_undone({ reason: detail });
    change(action.id, { state: asProblem(error).passing ? 'done' : 'failed', detail });
  }
}

/** Never sent: it leaves the outbox. On its way: taken back as soon as the server has it. */
async function undoUnsent(action: RecentAction) {
  if (action.entryId && (await cancel(action.entryId))) return tellUndone(action);
  change(action.id, { takesBack: true });
  reportNotice(m.web_action_undo_soon());
}

async function tellUndone(action: RecentAction, answer?: unknown) {
  notice = undoneWords(action.text, (answer ?? {}) as UndoAnswer);
  change(action.id, { state: 'undone' });
  for (const tell of undone) tell(action);
  await queryClient.invalidateQueries();
}

/** Of many some may stay, and the way back of very many is a job. */
interface UndoAnswer {
  job?: unknown;
  kept?: unknown[];
}

function undoneWords(action: string, { job, kept = [] }: UndoAnswer): string {
  if (job) return m.web_action_undo_job({ action });
  return kept.length > 0
    ? m.web_action_undone_partly({ action, count: kept.length })
    : m.web_action_undone({ action });
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
