import type { Answer, TestApp } from '../app.ts';
import { addRecord, type UserName } from '../world.ts';

/** A handful of records, and what the people working on them have seen so far. */
export interface Crew {
  app: TestApp;
  records: string[];
  followUps: string[];
  undoTokens: string[];
  merges: string[];
  imports: string[];
  /** By kind of step, over all sequences. */
  answered: Map<string, { done: number; refused: number }>;
  ask(
    kind: string,
    as: UserName,
    request: { method?: Method; path: string; body?: unknown },
  ): Promise<Answer>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const recordsMost = 4;

/** New records for a new sequence. */
export async function crewOf(app: TestApp, answered: Crew['answered']): Promise<Crew> {
  const records: string[] = [];
  for (let index = 0; index < recordsMost; index++) {
    records.push(await addRecord(app.owner, app.world, `Firma ${index} GmbH`));
  }
  const crew: Crew = {
    app,
    records,
    followUps: [],
    undoTokens: [],
    merges: [],
    imports: [],
    answered,
    async ask(kind, as, { method = 'POST', path, body }) {
      const answer = await app.call(path, { as, method, body });
      const count = answered.get(kind) ?? { done: 0, refused: 0 };
      answered.set(kind, count);
      if (answer.status < 300) count.done++;
      else count.refused++;
      remember(crew, answer);
      return answer;
    },
  };
  return crew;
}

/** What a screen would offer next. */
function remember(crew: Crew, { status, body }: Answer): void {
  if (status >= 300 || typeof body !== 'object') return;
  crew.followUps.push(...(body.followUps ?? []).map(({ id }: { id: string }) => id));
  if (body.dueOn) crew.followUps.push(body.id);
  if (body.undo?.token) crew.undoTokens.push(body.undo.token);
  if (body.mergeId) crew.merges.push(body.mergeId);
}

/** The nth of them, from the newest, over the end to the start. */
export const pick = <T>(from: T[], nth: number): T | undefined =>
  from[from.length - 1 - (nth % Math.max(from.length, 1))];
