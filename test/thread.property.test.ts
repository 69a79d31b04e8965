import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { countThreads, verify } from '#features/thread/verify.ts';
import { type TestApp, testApp } from './app.ts';
import { seed } from './seed.ts';
import { type Crew, crewOf } from './thread-model/crew.ts';
import { steps } from './thread-model/steps.ts';
import { t0 } from './world.ts';

/** Whatever several people do, one after another or at once: the thread holds, and no answer is a 500. */
const budgetMs = 50_000;
const triesMost = 30;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

/** The groups as a sequence begins, whatever the one before made of them. */
async function setRules(): Promise<void> {
  await app.owner.query(`
    update rights_group set may_rebook = name <> 'Innendienst', activity_needs_follow_up = true,
           except_final_status = true, except_no_status = true,
           scope = case name when 'Innendienst' then 'per-record' else 'per-activity' end,
           final_status_without_activity = name = 'Vertriebsleitung',
           follow_up_needs_activity = name <> 'Vertriebsleitung'`);
}

/** What the report tells is what counting the rows says. */
async function expectReportToAdmitAllGaps(): Promise<void> {
  const { body } = await app.call('/reports/chain', { as: 'admin' });
  const [counted] = await countThreads(app.owner);
  expect(body).toMatchObject({ openRecords: counted!.openRecords, gaps: counted!.gaps });
  expect(body.withFollowUp + body.gaps).toBe(body.openRecords);
}

const round = fc.array(steps, { minLength: 1, maxLength: 4 });
const rounds = fc.array(round, { minLength: 4, maxLength: 25 });

test(
  'random days of several people never break the thread',
  async () => {
    const answered: Crew['answered'] = new Map();
    const until = performance.now() + budgetMs;
    await fc.assert(
      fc.asyncProperty(rounds, async (day) => {
        if (performance.now() > until) return;
        app.clock.now = t0;
        await setRules();
        const crew = await crewOf(app, answered);
        for (const atOnce of day) {
          app.clock.now = new Date(app.clock.now.getTime() + 61_000);
          const answers = (await Promise.all(atOnce.map((step) => step.run(crew)))).flat();
          for (const { status, raw } of answers) expect(status, raw.body).toBeLessThan(500);
        }
        expect(await verify(app.owner)).toEqual([]);
        await expectReportToAdmitAllGaps();
      }),
      { numRuns: 300, seed: seed() },
    );
    // What never succeeds proves nothing; but a slow machine may not come to it often.
    const barren = [...answered].filter(([, { done, refused }]) => done === 0 && refused >= triesMost);
    expect(barren, JSON.stringify([...answered])).toEqual([]);
  },
  budgetMs * 3,
);
