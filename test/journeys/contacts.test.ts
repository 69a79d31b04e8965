import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** CAT-01, CAT-04: the contacts of a fair, found by its category and marked for what comes next. */
let stage: Stage;
let messe: { id: string };
let iaa: { id: string };
beforeAll(async () => {
  stage = await openStage();
  const add = async (body: object) => (await stage.app.post('/categories', body, 'admin')).body;
  messe = await add({ name: 'Messe' });
  iaa = await add({ name: 'IAA 2013', parentId: messe.id });
});
afterAll(() => stage.close());

test('three are given „IAA 2013“, the filter by „Messe“ shows exactly them, and all are marked at once', async () => {
  const { app } = stage;
  const { page, errors } = await stage.open('anna');
  await page.goto(`${stage.address}/contacts`);
  const grid = page.getByRole('grid', { name: 'Kontakte' });
  for (const name of ['Karl Öztürk', 'Uwe Kurz', 'Sabine Sommer']) {
    await grid.getByRole('row', { name }).getByRole('checkbox').check();
  }
  const bar = page.getByRole('region', { name: '3 ausgewählt' });
  await bar.getByRole('button', { name: 'Kategorie' }).click();
  const picker = page.getByRole('dialog');
  await picker.getByRole('treeitem', { name: 'IAA 2013' }).click();
  await grid.getByText('IAA 2013').nth(2).waitFor();
  await picker.getByRole('button', { name: 'Schließen' }).last().click();
  await bar.getByRole('button', { name: 'Auswahl aufheben' }).click();

  await page.keyboard.press('f');
  const filter = page.getByRole('dialog', { name: 'Kontakte filtern' });
  await filter.getByRole('treeitem', { name: 'Messe' }).click();
  await filter.getByRole('button', { name: 'Anzeigen' }).click();
  await page.waitForURL((url) => url.searchParams.get('categoryId')?.includes(messe.id) ?? false);
  await grid.getByText('Eva Groß').waitFor({ state: 'detached' });
  await page.getByText('Kategorie: Messe').waitFor();
  await grid.getByRole('checkbox', { name: /Alle/ }).check();
  await page.getByRole('region', { name: '3 ausgewählt' }).waitFor();
  const names = await grid.getByRole('row').getByRole('link').allTextContents();
  expect(names.toSorted()).toEqual(['Karl Öztürk', 'Sabine Sommer', 'Uwe Kurz']);
  expect((await app.call(`/contacts?categoryId=${iaa.id}`)).body.items).toHaveLength(3);
  expect(errors).toEqual([]);
  await page.context().close();
});
