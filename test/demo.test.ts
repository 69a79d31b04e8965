import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOperator, type CommandRun } from '#cli/command.ts';
import { demo } from '#cli/demo.ts';
import type { Installation } from '#cli/installation.ts';
import { demoCompany, type FilledDemo, fillDemo } from '#demo/fill.ts';
import { verify } from '#features/thread/verify.ts';
import { dayIn } from '#lib/time-zone.ts';
import { transactor } from '#platform/database/transaction.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A Wednesday before noon. */
const now = new Date('2025-11-19T10:00:00Z');
const today = '2025-11-19';

let database: TestDatabase;
let filled: FilledDemo;
const said: string[] = [];
const run = (): CommandRun => ({
  installation: {
    pool: database.appPool,
    asOwner: (work) => work(transactor(database.owner)),
  } as Installation,
  options: {},
  operands: [],
  locale: 'de',
  say: (line) => said.push(line),
});

beforeAll(async () => {
  database = await testDatabase();
  filled = await asOperator(run(), (context) =>
    fillDemo({ ...context, now, today: dayIn(context.actor.timeZone, now) }),
  );
});
afterAll(() => database.close());

const rowsOf = async (sql: string) => (await database.owner.query(sql)).rows;

describe('the demo company', () => {
  test('keeps every rule', async () => {
    expect(await verify(database.owner)).toEqual([]);
  });

  test('has customers, private persons and a past of a year and more', async () => {
    const [counts] = await rowsOf(`
      select (select count(*)::int from account where kind = 'company') as companies,
             (select count(*)::int from account where kind = 'person') as persons,
             (select count(*)::int from activity) as activities,
             (select count(*)::int from follow_up where done_at is null) as open,
             (select count(*)::int from follow_up where done_at is null and recurrence is not null) as recurring,
             (select count(*)::int from account_situation where blocked) as blocked,
             (select min(occurred_on)::text from activity) as since,
             (select max(occurred_at) from activity) as last,
             (select name from workspace) as name`);
    expect(counts).toMatchObject({ companies: 320, persons: 40, blocked: 7, name: demoCompany });
    expect(counts.activities).toBe(filled.activities);
    expect(counts.activities).toBeGreaterThan(1200);
    expect(counts.open).toBeGreaterThan(250);
    expect(counts.recurring).toBeGreaterThan(40);
    expect(counts.since < '2024-11-01').toBe(true);
    expect(Date.parse(counts.last)).toBeLessThanOrEqual(now.getTime());
  });

  test('gives everybody who signs in something overdue, a day of work and weeks ahead', async () => {
    const days = await rowsOf(`
      select u.name, count(*) filter (where f.due_on < '${today}')::int as overdue,
             count(*) filter (where f.due_on = '${today}')::int as today,
             count(*) filter (where f.due_on = '${today}' and f.due_time is not null)::int as timed,
             count(*) filter (where f.due_on > '${today}')::int as ahead
        from follow_up f join app_user u on u.workspace_id = f.workspace_id and u.id = f.assignee_id
       where f.done_at is null and f.withdrawn_at is null group by u.name`);
    for (const name of ['Anna Berger', 'Ingo Kraus', 'Lena Hofer']) {
      const day = days.find((one) => one.name === name);
      expect(day.overdue, name).toBeGreaterThanOrEqual(3);
      expect(day.today, name).toBeGreaterThanOrEqual(8);
      expect(day.today, name).toBeLessThanOrEqual(15);
      expect(day.timed, name).toBeGreaterThan(0);
      expect(day.timed, name).toBeLessThan(day.today);
      expect(day.ahead, name).toBeGreaterThan(10);
    }
  });

  test('has dormant customers, downgrades and varied words', async () => {
    const [life] = await rowsOf(`
      select (select count(*)::int from account a where not exists (
                select from follow_up f where f.account_id = a.id and f.done_at is null)
                and not exists (select from account_situation s where s.account_id = a.id and s.all_lost)) as dormant,
             (select count(*)::int from status_change c join campaign_status f on f.id = c.from_status_id
                join campaign_status t on t.id = c.to_status_id where t.progress between 1 and f.progress - 1) as downgrades,
             (select count(distinct text)::int from activity) as words`);
    expect(life.dormant).toBeGreaterThan(9);
    expect(life.dormant).toBeLessThan(25);
    expect(life.downgrades).toBeGreaterThan(3);
    expect(life.words).toBeGreaterThan(300);
  });

  test('has sign-ins with a password of this installation only', async () => {
    expect(filled.signIns.map(({ name }) => name)).toEqual([
      'Anna Berger',
      'Ingo Kraus',
      'Lena Hofer',
      'Ada Winter',
    ]);
    expect(filled.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await rowsOf('select from auth.credential')).toHaveLength(4);
  });

  test('is not mixed with what is there already', async () => {
    await expect(demo.run(run())).rejects.toThrow('enthält schon Daten');
    expect(await rowsOf('select from account')).toHaveLength(360);
  });
});
