import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { importFile, upload } from './import.fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function statementsOf(path: string) {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const { body } = await app.call(path);
  const statements = asked.mock.calls.length;
  asked.mockRestore();
  return { body, statements };
}

test('a list of imports takes as many statements as one; one alone also says what is open', async () => {
  const { vk } = app.world;
  await importFile(app, { file: 'Firma\nErste GmbH\nZweite GmbH\n' });
  const single = await statementsOf('/imports');
  await importFile(app, { file: 'Firma\nDritte GmbH\n' });
  await upload(app, { file: 'Firma\nVierte GmbH\n', options: { dryRun: true, campaignId: vk } });
  const { body, statements } = await statementsOf('/imports');
  expect(statements).toBe(single.statements);
  const alone = await Promise.all(
    body.items.map(async ({ id }: { id: string }) => (await app.call(`/imports/${id}`)).body),
  );
  expect(alone.map(({ gaps, ...item }) => [gaps, item])).toEqual(
    [0, 1, 2].map((gaps, index) => [gaps, body.items[index]]),
  );
});
