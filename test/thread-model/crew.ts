import type { Answer, Call, TestApp } from '../app.ts';
import { addRecord, type UserName } from '../world.ts';

/** The people of the world, and one who is added, leaves and comes back. */
export type Worker = UserName | 'newcomer';

/** A handful of records, and what the people working on them have seen so far. */
export interface Crew {
  app: TestApp;
  records: string[];
  binned: string[];
  contacts: { id: string; accountId: string }[];
  /** One of the crew's own, whose statuses change and merge; VK stays as it is. */
  campaign: { id: string; statuses: string[] };
  newcomer: { id: string; key: string };
  followUps: string[];
  saves: { token: string; by: Worker }[];
  bulkChanges: string[];
  merges: string[];
  imports: string[];
  /** By kind of step, over all sequences. */
  answered: Map<string, { done: number; refused: number }>;
  userId(worker: Worker): string;
  ask(kind: string, as: Worker, request: Request): Promise<Answer>;
}

type Request = Pick<Call, 'method' | 'body'> & { path: string };
const recordsMost = 4;

/** New records, a new campaign and a new colleague for a new sequence. */
export async function crewOf(app: TestApp, answered: Crew['answered']): Promise<Crew> {
  const records: string[] = [];
  for (let index = 0; index < recordsMost; index++) {
    records.push(await addRecord(app.owner, app.world, `Firma ${index} GmbH`));
  }
  const crew: Crew = {
    app,
    records,
    binned: [],
    contacts: [],
    campaign: await newCampaign(app),
    newcomer: await newColleague(app),
    followUps: [],
    saves: [],
    bulkChanges: [],
    merges: [],
    imports: [],
    answered,
    userId: (worker) => (worker === 'newcomer' ? crew.newcomer.id : app.world.users[worker]),
    async ask(kind, as, { method = 'POST', path, body }) {
      const who = as === 'newcomer' ? { key: crew.newcomer.key } : as;
      const answer = await app.call(path, { as: who, method, body });
      const count = answered.get(kind) ?? { done: 0, refused: 0 };
      answered.set(kind, count);
      if (answer.status < 300) count.done++;
      else count.refused++;
      remember(crew, as, answer);
      return answer;
    },
  };
  return crew;
}

async function newCampaign(app: TestApp): Promise<Crew['campaign']> {
  const statuses = [
    { name: 'Neu' },
    { name: 'Läuft' },
    { name: 'Gewonnen', isGoal: true },
    { name: 'Verloren', isFinal: true },
    { name: 'Gesperrt', blocksContact: true },
  ];
  const { body } = await app.post('/campaigns', { name: `Solar ${crypto.randomUUID()}`, statuses }, 'admin');
  return { id: body.id, statuses: body.statuses.map(({ id }: { id: string }) => id) };
}

async function newColleague(app: TestApp): Promise<Crew['newcomer']> {
  const { world } = app;
  const { body } = await app.post(
    '/users',
    {
      name: 'Neu',
      email: `${crypto.randomUUID()}@muster.example`,
      rightsGroupId: world.groups.Vertrieb,
      teamIds: [world.teams.Süd],
    },
    'admin',
  );
  return { id: body.user.id, key: await newKey(app, body.user.id) };
}

export async function newKey(app: TestApp, userId: string): Promise<string> {
  const { body } = await app.post('/api-keys', { name: 'test', userId }, 'admin');
  return body.key;
}

/** What a screen would offer next. */
function remember(crew: Crew, by: Worker, { status, body }: Answer): void {
  if (status >= 300 || typeof body !== 'object') return;
  crew.followUps.push(...(body.followUps ?? []).map(({ id }: { id: string }) => id));
  if (body.dueOn) crew.followUps.push(body.id);
  if (body.undo?.token) crew.saves.push({ token: body.undo.token, by });
  if (body.mergeId) crew.merges.push(body.mergeId);
  else if (body.bulkChangeId) crew.bulkChanges.push(body.bulkChangeId);
}

/** The nth of them, from the newest, over the end to the start. */
export const pick = <T>(from: T[], nth: number): T | undefined =>
  from[from.length - 1 - (nth % Math.max(from.length, 1))];
