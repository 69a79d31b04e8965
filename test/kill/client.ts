import { setTimeout as delay } from 'node:timers/promises';
import { dayIn } from '#lib/time-zone.ts';
import type { Ledger } from './ledger.ts';
import type { RunningServer } from './running-server.ts';

/** What a client works on: records of its own, and a campaign whose statuses it walks through. */
export interface Task {
  name: string;
  key: string;
  accountIds: string[];
  campaignId: string;
  statusIds: string[];
}

const today = () => dayIn('Europe/Berlin', new Date());

interface Told {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a client of the interface sees is JSON.
  body: any;
}

/** Sends a request below `/api/v1`; rejects where no answer comes. */
export async function request(
  server: RunningServer,
  key: string,
  path: string,
  { body, idempotencyKey }: { body?: unknown; idempotencyKey?: string } = {},
): Promise<Told> {
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: await response.json() };
}

/** Saves one after another until `stop`; writes each down before it sends it, and never sends anything twice. */
export async function work(
  server: RunningServer,
  task: Task,
  ledger: Ledger,
  stop: AbortSignal,
): Promise<void> {
  for (let turn = 0; !stop.aborted; ) {
    const accountId = task.accountIds[turn % task.accountIds.length]!;
    const completes = await openFollowUps(server, task, accountId);
    if (!completes) {
      await delay(20);
      continue;
    }
    const key = `${task.name}-${turn}`;
    await ledger.write({ kind: 'intent', key, accountId, completes });
    const answer = await request(server, task.key, '/activities', {
      idempotencyKey: key,
      body: {
        accountId,
        text: key,
        medium: 'phone',
        completes,
        statusChanges: [{ campaignId: task.campaignId, toStatusId: statusOf(task, turn) }],
        followUps: [{ text: key, dueOn: today() }],
      },
    }).catch(() => undefined);
    if (answer) await ledger.write({ kind: 'answer', key, ...answer });
    turn++;
  }
}

/** Undefined while the server does not answer. */
async function openFollowUps(
  server: RunningServer,
  { key }: Task,
  accountId: string,
): Promise<string[] | undefined> {
  const answer = await request(server, key, `/follow-ups?accountId=${accountId}`).catch(() => undefined);
  return answer?.status === 200 ? answer.body.items.map(({ id }: { id: string }) => id) : undefined;
}

/** Another one each time a record's turn comes. */
const statusOf = ({ statusIds, accountIds }: Task, turn: number) =>
  statusIds[Math.floor(turn / accountIds.length) % statusIds.length]!;
