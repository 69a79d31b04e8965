import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyFollowUps } from '#features/bulk/bulk.fixture.ts';
import { openStage, type Stage } from './stage.ts';
import { eventually, settled } from './walk.ts';

/** Who is given follow-ups by somebody else is told, without asking, until they have seen it (WV-07). */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('ingo is told live of 5 that lena gave him, once; seen, it is gone after a reload as well', async () => {
  const ids = await manyFollowUps(stage.app, 5);
  const { page, context, errors } = await stage.open('ingo');
  await page.goto(`${stage.address}/today`);
  await settled(page);
  await page.getByText(/^Verbunden/).waitFor();
  const change = { ids, set: { assigneeId: stage.app.world.users.ingo } };
  expect((await stage.app.post('/follow-up-changes', change, 'lena')).body.changed).toBe(5);

  const button = page.getByRole('button', { name: '5 auf Sie umgebucht' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Auf Sie umgebuchte Wiedervorlagen' });
  await dialog.getByText('lena hat 5 Wiedervorlagen von anna auf Sie umgebucht.').waitFor();
  await dialog.getByRole('button', { name: 'Alle gesehen' }).click();
  await button.waitFor({ state: 'detached' });
  const left = async () => (await stage.app.call('/me/reassignments', { as: 'ingo' })).body.items.length;
  await eventually(async () => expect(await left()).toBe(0));
  await page.reload();
  await settled(page);
  await page.getByText(/^Verbunden/).waitFor();
  expect(await button.count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});
