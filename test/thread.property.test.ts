import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { verify } from '#features/thread/verify.ts';
import { type TestApp, testApp } from './app.ts';
import { seed } from './seed.ts';
import { type Crew, crewOf } from './thread-model/crew.ts';
import { steps } from './thread-model/steps.ts';
import { t0 } from './world.ts';

/** Whatever several people do, one after another or at once: the thread holds, and no answer is a 500. */
const budgetMs = 50_000;

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.owner.query("update rights_group set may_rebook = true where name = 'Vertrieb'");
  await app.owner.query("update rights_group set scope = 'per-record' where name = 'Innendienst'");
  await app.owner.query(
    "update rights_group set final_status_without_activity = true, follow_up_needs_activity = false where name = 'Vertriebsleitung'",
  );
}, 60_000);
afterEach(() => {
  app.clock.now = t0;
});
afterAll(() => app.close());

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
        const crew = await crewOf(app, answered);
        for (const atOnce of day) {
          app.clock.now = new Date(app.clock.now.getTime() + 61_000);
          const answers = (await Promise.all(atOnce.map((step) => step.run(crew)))).flat();
          for (const { status, raw } of answers) expect(status, raw.body).toBeLessThan(500);
        }
        expect(await verify(app.owner)).toEqual([]);
      }),
      { numRuns: 300, seed: seed() },
    );
    // What never succeeds proves nothing.
    for (const [kind, { done }] of answered)
      expect(done, `${kind} ${JSON.stringify([...answered])}`).toBeGreaterThan(0);
  },
  budgetMs * 3,
);
