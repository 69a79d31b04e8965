import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '#features/thread/verify.ts';
import type { Endpoint } from '#lib/contract.ts';
import { type TestApp, testApp } from './app.ts';
import { seed } from './seed.ts';
import { type FuzzedRequest, requestTo } from './stage/arbitraries.ts';
import { expectRefusal, nameOf } from './stage/send.ts';
import { furnish, type Stage } from './stage/stage.ts';
import { createWorld, type UserName } from './world.ts';

/** Whatever is sent to whatever endpoint: never a 500, and every no is one that a person can do something with. */
const budgetMs = 40_000;

let app: TestApp;
let stage: Stage;
let strange: Stage;
beforeAll(async () => {
  app = await testApp();
  stage = await furnish(app, app.world);
  strange = await furnish(app, await createWorld(app.owner, 'Andere'));
}, 120_000);
afterAll(() => app.close());

const users: UserName[] = ['admin', 'admin', 'anna', 'lena'];

async function expectSense(endpoint: Endpoint, request: FuzzedRequest, as: UserName): Promise<void> {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(request.params[name]!),
  );
  const raw = await app.app.inject({
    method: endpoint.method,
    url: `/api/v1${path}?${new URLSearchParams(request.query)}`,
    headers: {
      authorization: `Bearer ${stage.world.keys[as]}`,
      ...(request.payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.payload === undefined ? {} : { payload: request.payload }),
  });
  if (raw.statusCode < 300) return;
  expectRefusal({ status: raw.statusCode, body: raw.json(), raw });
}

test(
  'no endpoint answers anything with a 500',
  async () => {
    const ids = { ...stage.ids, strangeAccount: strange.ids.account, strangeFollowUp: strange.ids.followUp };
    // Those that take people their rights come last, and a stream does not end.
    const order = app.endpoints.filter((one) => nameOf(one) !== 'GET /events').toReversed();
    for (const endpoint of order) {
      const request = requestTo(endpoint, ids);
      const until = performance.now() + budgetMs / order.length;
      await fc.assert(
        fc.asyncProperty(request, fc.constantFrom(...users), async (fuzzed, as) => {
          if (performance.now() < until) await expectSense(endpoint, fuzzed, as);
        }),
        { numRuns: 400, endOnFailure: true, seed: seed() },
      );
    }
    expect(await verify(app.owner)).toEqual([]);
  },
  budgetMs * 4,
);
