import { useSyncExternalStore } from 'react';
import { getMe } from '#features/people/contract.ts';
import { getSession, prolongSession } from '#features/people/sign-in-contract.ts';
import { addressOf, call, request } from '#web/api.ts';
import { reviveLive } from '#web/live.ts';
import { queryClient } from '#web/queries.ts';
import { type Me, meQuery } from '#web/session.ts';

/** How much is left of the session: enough, its last two minutes, its last one, nothing. */
export type SessionStage = 'open' | 'two-minutes' | 'last-minute' | 'over';

const warningMs = 120_000;
const lastMs = 60_000;
/** A timer holds no more than 24 days, and one that slept through the night comes late: so it looks once a day. */
const armedMostMs = 24 * 3_600_000;
const armedLeastMs = 1_000;
const askAgainMs = 30_000;

/** Whose session is watched; null where nobody is signed in. */
let who: string | null = null;
let stage: SessionStage = 'open';
/** By the clock of this browser. */
let endsAtMs = Number.POSITIVE_INFINITY;
let signedInAtMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let windows: BroadcastChannel | undefined;
const waiting: ((again: boolean) => void)[] = [];
const listeners = new Set<() => void>();

/** From here on the end of the session is warned of; answers the function that stops it. */
export function watchSession(userId: string): () => void {
  who = userId;
  windows = new BroadcastChannel('faden-session');
  windows.onmessage = lookAround;
  const onVisible = () => !document.hidden && isNear() && lookAround();
  document.addEventListener('visibilitychange', onVisible);
  void checkSession();
  return () => {
    ignoreSession();
    windows?.close();
    windows = undefined;
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** For whoever signs out: what is refused from now on is no surprise. Answers the function that watches on. */
export function ignoreSession(): () => void {
  const before = who;
  who = null;
  clearTimeout(timer);
  settleWaiting(false);
  enter('open');
  return () => {
    who = before;
    void checkSession();
  };
}

export function useSessionStage(): SessionStage {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => stage,
  );
}

/** Stays signed in for as long as after signing in; answers until when. */
export async function prolong(): Promise<string | null> {
  const { endsAt, secondsLeft } = await call(prolongSession);
  lasts(secondsLeft);
  tellOtherWindows();
  return endsAt;
}

/**
 * A request sent at this moment was refused because nobody is signed in. Answers true once its sender is signed in
 * again, over the page as it stands; false at once where there is no such page.
 */
export function sessionOver(sentAtMs: number): Promise<boolean> {
  if (who === null) return Promise.resolve(false);
  if (sentAtMs < signedInAtMs) return Promise.resolve(true);
  clearTimeout(timer);
  enter('over');
  return new Promise((resolve) => waiting.push(resolve));
}

/** The same user goes on where they were; for another nothing of the page is right. */
export function signedInAgain(me: Me) {
  if (me.id !== who) return location.assign('/today');
  signedInAtMs = Date.now();
  queryClient.setQueryData(meQuery().queryKey, me);
  enter('open');
  settleWaiting(true);
  void queryClient.invalidateQueries();
  reviveLive();
  void checkSession();
}

/** Other windows of this browser share the cookie: what changed here holds there. */
export function tellOtherWindows() {
  const channel = windows ?? new BroadcastChannel('faden-session');
  channel.postMessage(null);
  if (channel !== windows) channel.close();
}

/** Asks the server how much of the session is left. */
async function checkSession() {
  clearTimeout(timer);
  const asked = who;
  try {
    const { secondsLeft } = await call(getSession);
    if (who === asked && stage !== 'over') lasts(secondsLeft);
  } catch {
    // Nothing answers: the warning goes by what is known.
    if (who === asked && stage !== 'over') arm(askAgainMs);
  }
}

/** Another window may have signed in again, prolonged the session or ended it. */
function lookAround() {
  if (stage !== 'over') return void checkSession();
  request({ method: 'GET', path: addressOf(getMe), isPublic: true })
    .then((me) => stage === 'over' && signedInAgain(me as Me))
    .catch(() => {});
}

/** An API key lasts for ever. */
function lasts(secondsLeft: number | null) {
  endsAtMs = secondsLeft === null ? Number.POSITIVE_INFINITY : Date.now() + secondsLeft * 1_000;
  arm();
}

/** The one timer: until the next moment at which something changes. */
function arm(mostMs = armedMostMs) {
  clearTimeout(timer);
  const leftMs = endsAtMs - Date.now();
  const isLast = leftMs <= lastMs;
  enter(isLast ? 'last-minute' : isNear() ? 'two-minutes' : 'open');
  const untilMs = isLast ? leftMs : isNear() ? leftMs - lastMs : leftMs - warningMs;
  // Near the end the server is asked: another window may have prolonged it, and only the server can end it.
  const due = () => (isNear() ? void checkSession() : arm());
  timer = setTimeout(due, Math.min(Math.max(untilMs, armedLeastMs), mostMs));
}

const isNear = () => stage === 'over' || endsAtMs - Date.now() <= warningMs;

function settleWaiting(again: boolean) {
  for (const resolve of waiting.splice(0)) resolve(again);
}

function enter(next: SessionStage) {
  if (stage === next) return;
  stage = next;
  for (const tell of listeners) tell();
}
