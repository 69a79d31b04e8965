import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('an unknown address is a problem document in the language asked for', async () => {
  const { status, body } = await app.call('/nothing', { headers: { 'accept-language': 'en' } });
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'not-found', detail: expect.stringContaining('Check the address') });
});
