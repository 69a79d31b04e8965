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

test('a list of imports takes as many statements as one, and says of each what is open', async () => {
  const { vk } = app.world;
  await importFile(app, { file: 'Firma\nErste GmbH\nZweite GmbH\n' });
  const single = await statementsOf('/imports');
  await importFile(app, { file: 'Firma\nDritte GmbH\n' });
  await upload(app, { file: 'Firma\nVierte GmbH\n', options: { dryRun: true, campaignId: vk } });
  const { body, statements } = await statementsOf('/imports');
  expect(body.items.map(({ gaps }: { gaps: number }) => gaps)).toEqual([0, 1, 2]);
  expect(statements).toBe(single.statements);
  for (const item of body.items) expect((await app.call(`/imports/${item.id}`)).body).toEqual(item);
});
