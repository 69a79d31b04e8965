import type pg from 'pg';
import { Refusal } from '#lib/refusal.ts';
import type { Principal, Transactor } from '#platform/database/transaction.ts';
import { type Audience, isFor } from './audience.ts';
import { eventText, heartbeatText, type Line, resetText } from './line.ts';
import { compare, earliest, type Position } from './position.ts';
import { currentPosition, type EventRow, eventsAfter, isFarBehind } from './store.ts';
import { wakeUps } from './wake-ups.ts';

export interface LiveTimings {
  /** Between a commit and reading its events, so that a burst is read at once. */
  gatherMs: number;
  /** Until events are looked for again that waited for an older transaction. */
  heldMs: number;
  /** How often events are looked for without a wake-up, in case one was lost. */
  lookMs: number;
  heartbeatMs: number;
  /** How often a client is asked whether it is still signed in. */
  checkMs: number;
  forgetMs: number;
}

const usual: LiveTimings = {
  gatherMs: 20,
  heldMs: 100,
  lookMs: 5_000,
  heartbeatMs: 20_000,
  checkMs: 15_000,
  forgetMs: 3_600_000,
};

const eventsAtOnce = 500;
/** Whoever missed more than this, or was away for longer, loads afresh. */
const resumeMost = 2_000;
const resumeSeconds = 23 * 3_600;
const waitingBytesMost = 1_000_000;
const linesOfOneUserMost = 50;

export interface Guest {
  principal: Principal;
  /** Null without `Last-Event-ID`. */
  resumeAt: Position | null;
  /** Whether the request would still be let in. */
  isSignedIn: () => Promise<boolean>;
  /** Begins the answer; `onClose` is to be called when the client hangs up. */
  open: (onClose: () => void) => Line;
}

interface Listener<Viewer> extends Guest {
  line: Line;
  position: Position;
  viewer: Viewer;
}

export interface Hub {
  /** Lets a client listen; refuses one who is not signed in or has too many lines already. */
  join(guest: Guest): Promise<void>;
  /** Something of this workspace was committed by this process. */
  committed(workspaceId: string): void;
  /** Hangs up at once on those lines of a user that would not be let in any more. */
  recheck(userId: string): void;
  /** How many clients listen now. */
  listeners(): number;
  stop(): void;
}

export interface HubOptions<Viewer, Subject> {
  pool: pg.Pool;
  transact: Transactor;
  audience: Audience<Viewer, Subject>;
  onError: (error: unknown) => void;
  timings?: Partial<LiveTimings>;
}

/** Reads the events of each workspace that somebody listens to, once, and hands them to those who may know. */
export function liveHub<Viewer, Subject>(options: HubOptions<Viewer, Subject>): Hub {
  const { pool, transact, audience, onError } = options;
  const timings = { ...usual, ...options.timings };
  const workspaces = new Map<string, Set<Listener<Viewer>>>();
  const planned = new Map<string, NodeJS.Timeout>();
  const reading = new Set<string>();
  const readAgain = new Set<string>();
  const nodes = wakeUps(pool, (woken) => {
    for (const id of woken === 'all' ? workspaces.keys() : woken) plan(id);
  });

  function plan(workspaceId: string, afterMs = timings.gatherMs): void {
    if (!workspaces.has(workspaceId) || planned.has(workspaceId)) return;
    const run = () => {
      planned.delete(workspaceId);
      read(workspaceId).catch(onError);
    };
    planned.set(workspaceId, setTimeout(run, afterMs).unref());
  }

  /** One reader a workspace at a time, so that every listener gets its events in order. */
  async function read(workspaceId: string): Promise<void> {
    if (reading.has(workspaceId)) return void readAgain.add(workspaceId);
    reading.add(workspaceId);
    try {
      let more = true;
      while (more) {
        readAgain.delete(workspaceId);
        more = (await readOnce(workspaceId)) || readAgain.has(workspaceId);
      }
    } finally {
      reading.delete(workspaceId);
    }
  }

  async function readOnce(workspaceId: string): Promise<boolean> {
    const listeners = [...(workspaces.get(workspaceId) ?? [])];
    if (listeners.length === 0) return false;
    const from = earliest(listeners.map(({ position }) => position));
    const { events, held, subjects } = await transact(listeners[0]!.principal, async ({ db }) => {
      const found = await eventsAfter(db, from, eventsAtOnce);
      const ids = found.events.map(({ accountId }) => accountId).filter((id) => id !== null);
      return { ...found, subjects: await audience.subjectsOf(db, [...new Set(ids)]) };
    });
    // Rights may have changed with the very settings these events tell of.
    if (events.some(({ type }) => type === 'settings')) await Promise.all(listeners.map(check));
    for (const listener of listeners) deliver(listener, events, subjects);
    if (held) plan(workspaceId, timings.heldMs);
    return events.length === eventsAtOnce;
  }

  function deliver(listener: Listener<Viewer>, events: EventRow[], subjects: Map<string, Subject>): void {
    const unread = events.filter((event) => compare(event, listener.position) > 0);
    const last = unread.at(-1);
    if (!last || !isListening(listener)) return;
    const text = unread
      .filter((event) => isFor(event, listener, audience, subjects))
      .map(eventText)
      .join('');
    if (text) listener.line.write(text);
    listener.position = { tx: last.tx, id: last.id, at: last.at };
    // It reads slower than things happen: it may come back and resume.
    if (listener.line.waitingBytes() > waitingBytesMost) drop(listener);
  }

  async function check(listener: Listener<Viewer>): Promise<void> {
    try {
      if (await listener.isSignedIn()) {
        listener.viewer = await transact(listener.principal, audience.viewerOf);
        return;
      }
      drop(listener);
    } catch (error) {
      if (error instanceof Refusal) drop(listener);
      else onError(error);
    }
  }

  const isListening = (listener: Listener<Viewer>) =>
    workspaces.get(listener.principal.workspaceId)?.has(listener) === true;

  function leave(listener: Listener<Viewer>): void {
    const { workspaceId } = listener.principal;
    const listeners = workspaces.get(workspaceId);
    listeners?.delete(listener);
    if (listeners?.size === 0) workspaces.delete(workspaceId);
  }

  function drop(listener: Listener<Viewer>): void {
    leave(listener);
    listener.line.close();
  }

  const everybody = () => [...workspaces.values()].flatMap((listeners) => [...listeners]);
  const timers = [
    setInterval(() => {
      for (const id of workspaces.keys()) plan(id);
    }, timings.lookMs),
    setInterval(() => {
      const at = Math.floor(Date.now() / 1000);
      for (const { line, position } of everybody()) line.write(heartbeatText({ ...position, at }));
    }, timings.heartbeatMs),
    setInterval(() => void Promise.all(everybody().map(check)), timings.checkMs),
    setInterval(() => void pool.query('select forget_old_events()').catch(onError), timings.forgetMs),
  ];
  for (const timer of timers) timer.unref();

  return {
    async join(guest) {
      const { principal, resumeAt } = guest;
      const lines = everybody().filter((one) => one.principal.userId === principal.userId).length;
      if (lines >= linesOfOneUserMost) throw new Refusal('too-many-requests');
      const { viewer, current, missed } = await transact(principal, async (tx) => {
        const current = await currentPosition(tx.db);
        return {
          viewer: await audience.viewerOf(tx),
          current,
          missed:
            resumeAt !== null &&
            (isLongAgo(resumeAt) ||
              // Ahead of everything that can have been read: of another database, restored from a backup since.
              compare(resumeAt, current) > 0 ||
              (await isFarBehind(tx.db, resumeAt, resumeMost))),
        };
      });
      const position = resumeAt && !missed ? resumeAt : current;
      let listener: Listener<Viewer> | undefined;
      const line = guest.open(() => listener && leave(listener));
      listener = { ...guest, line, position, viewer };
      line.write(missed ? resetText(position) : heartbeatText(position));
      const { workspaceId } = principal;
      workspaces.set(workspaceId, (workspaces.get(workspaceId) ?? new Set()).add(listener));
      nodes.listen();
      plan(workspaceId, 0);
    },
    committed(workspaceId) {
      plan(workspaceId);
      nodes.tell(workspaceId);
    },
    recheck(userId) {
      void Promise.all(everybody().map((one) => one.principal.userId === userId && check(one)));
    },
    listeners: () => everybody().length,
    stop() {
      for (const timer of timers) clearInterval(timer);
      for (const timer of planned.values()) clearTimeout(timer);
      for (const listener of everybody()) drop(listener);
      nodes.stop();
    },
  };
}

const isLongAgo = ({ at }: Position) => Date.now() / 1000 - at > resumeSeconds;
