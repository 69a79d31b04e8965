import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { loggedError } from './log-error.ts';

/** What the database says of a row or a value quotes it; the log must not. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const canary = 'geheim-4711';
const failure = (query: string, values: unknown[] = []): Promise<unknown> =>
  app.owner.query(query, values).then(
    () => expect.unreachable('the query should fail'),
    (error) => error,
  );

describe('an error in the log', () => {
  test.each([
    [
      'a row that is there already',
      '23505',
      `with t as (select * from app_user limit 1)
       insert into app_user (workspace_id, id, email, name, rights_group_id, created_at)
       select workspace_id, gen_random_uuid(), '${canary}', '${canary}', rights_group_id, created_at
         from t, generate_series(1, 2)`,
    ],
    [
      'a row that breaks a rule',
      '23514',
      `insert into workspace (id, name, language, created_at)
       values (gen_random_uuid(), '${canary}', 'xx', now())`,
    ],
    ['a value of another type', '22P02', `select '${canary}'::uuid`],
    ['a value out of range', '22008', `select '${canary} 2013-13-45'::text::date`],
  ])('of %s names the kind and the place, not what stands in it', async (_name, code, query) => {
    const error = (await failure(query)) as { code: string };
    // From an owner who is no superuser PostgreSQL itself keeps what row security guards.
    if (!process.env.DATABASE_URL)
      expect(JSON.stringify({ ...error, message: String(error) })).toContain(canary);
    const logged = JSON.stringify(loggedError(error));
    expect(logged).not.toContain(canary);
    expect([code, '22007']).toContain(error.code);
    expect(logged).toContain(error.code);
  });

  test('of the program keeps message and stack', () => {
    expect(loggedError(new TypeError('no such thing'))).toMatchObject({
      type: 'TypeError',
      message: 'no such thing',
      stack: expect.stringContaining('log-error.test.ts'),
    });
    expect(JSON.stringify(loggedError(canary))).not.toContain(canary);
  });
});
