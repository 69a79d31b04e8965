import type pg from 'pg';
import { newId } from '#lib/id.ts';

const channel = 'faden_event';
const gatherMs = 50;
const reconnectMs = 1_000;
/** A notification holds 8,000 bytes; beyond this many workspaces it means all. */
const workspacesMost = 150;

export interface WakeUps {
  /** Tells the other nodes of this installation, soon. */
  tell(workspaceId: string): void;
  /** From now on other nodes are heard, over one connection; more calls change nothing. */
  listen(): void;
  stop(): void;
}

/**
 * NOTIFY holds one lock for the whole cluster until its transaction has committed. So it never travels with a save:
 * wake-ups are gathered and sent in a transaction of their own. One that is lost only makes an event later.
 */
export function wakeUps(pool: pg.Pool, onWake: (workspaceIds: string[] | 'all') => void): WakeUps {
  const node = newId();
  const gathered = new Set<string>();
  let sending: NodeJS.Timeout | undefined;
  let listener: pg.PoolClient | undefined;
  let reconnecting: NodeJS.Timeout | undefined;
  let state: 'idle' | 'listening' | 'stopped' = 'idle';

  const send = () => {
    sending = undefined;
    const workspaces = gathered.size > workspacesMost ? 'all' : [...gathered];
    gathered.clear();
    pool.query('select pg_notify($1, $2)', [channel, JSON.stringify({ node, workspaces })]).catch(() => {});
  };
  const connect = async () => {
    try {
      const client = await pool.connect();
      const lost = () => {
        if (listener !== client) return;
        listener = undefined;
        client.release(true);
        retry();
      };
      client.on('error', lost);
      client.on('end', lost);
      client.on('notification', ({ payload }) => hear(payload));
      listener = client;
      if (isStopped()) return hangUp();
      await client.query(`listen ${channel}`);
      onWake('all');
    } catch {
      hangUp();
      retry();
    }
  };
  const hear = (payload = '') => {
    const told = JSON.parse(payload) as { node: string; workspaces: string[] | 'all' };
    if (told.node !== node) onWake(told.workspaces);
  };
  const retry = () => {
    if (isStopped()) return;
    reconnecting = setTimeout(connect, reconnectMs).unref();
  };
  // Not given back to the pool: the next user would go on listening.
  const hangUp = () => {
    const client = listener;
    listener = undefined;
    client?.release(true);
  };
  const isStopped = () => state === 'stopped';

  return {
    tell(workspaceId) {
      if (isStopped()) return;
      gathered.add(workspaceId);
      sending ??= setTimeout(send, gatherMs).unref();
    },
    listen() {
      if (state !== 'idle') return;
      state = 'listening';
      void connect();
    },
    stop() {
      state = 'stopped';
      clearTimeout(sending);
      clearTimeout(reconnecting);
      hangUp();
    },
  };
}
