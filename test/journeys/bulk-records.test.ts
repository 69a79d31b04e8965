import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyFollowUps } from '#features/bulk/bulk.fixture.ts';
import { openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** What is done to many records at once, from their list: looked at before, one change, one way back. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Marked {
  page: Page;
  ids: string[];
  done: () => Promise<void>;
}

let places = 0;

/** Two companies of a place of their own, both marked in the list. */
async function marked(): Promise<Marked> {
  const place = `Neustadt${++places}`;
  const ids: string[] = [];
  for (const name of ['Erste', 'Zweite']) {
    const body = { kind: 'company', name: `${name} ${place} GmbH`, city: place };
    ids.push((await stage.app.post('/accounts', body, 'lena')).body.id);
  }
  const { page, context, errors } = await stage.open('lena');
  await page.goto(`${stage.address}/accounts?city=${encodeURIComponent(place)}`);
  await settled(page);
  await page.getByRole('row').nth(2).waitFor();
  await press(page, 'j', 'x', 'Shift+J');
  await page.getByText('2 ausgewählt').first().waitFor();
  const done = async () => {
    // Told that a record of the list has changed, the page asks for it, and one in the bin is not found.
    expect(errors.filter((error) => !/status of 404/.test(error))).toEqual([]);
    await context.close();
  };
  return { page, ids, done };
}

const records = (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await stage.app.call(`/accounts/${id}`, { as: 'lena' })).body));

test('a category by keys, and back with Z', async () => {
  const { body: category } = await stage.app.post('/categories', { name: 'Messe München' }, 'admin');
  const { page, ids, done } = await marked();
  await press(page, 'c');
  const dialog = page.getByRole('dialog', { name: 'Kategorien von 2 Datensätzen ändern?' });
  await dialog.getByRole('treeitem', { name: 'Messe München' }).click();
  await dialog.getByText('2 ändern sich').waitFor();
  await dialog.getByText('+ Messe München').first().waitFor();
  await dialog.getByRole('button', { name: 'Zuweisen' }).click();
  await page.getByText('2 geändert').first().waitFor();
  const carried = async () => (await records(ids)).map(({ categoryIds }) => categoryIds);
  expect(await carried()).toEqual([[category.id], [category.id]]);
  await press(page, 'z');
  await eventually(async () => expect(await carried()).toEqual([[], []]));
  await done();
});

test('`umbuchen ingo` and `status bedarf` open the preview with what was said', async () => {
  const { page, ids, done } = await marked();
  const enter = { campaignId: stage.app.world.vk, toStatusId: stage.app.world.statuses.Erstkontakt };
  const next = { text: 'anrufen', dueOn: '2025-12-01' };
  for (const accountId of ids) {
    const body = { accountId, text: 'aufgenommen', statusChanges: [enter], followUps: [next] };
    expect((await stage.app.post('/activities', body, 'lena')).status).toBe(201);
  }
  const say = async (words: string, option: string | RegExp) => {
    await press(page, 'Control+k');
    await page.getByRole('combobox').fill(words);
    await page.getByRole('option', { name: option }).click();
  };
  await say('umbuchen ingo', 'Umbuchen an ingo – 2 Datensätze');
  const owner = page.getByRole('dialog', { name: 'Zuständige von 2 Datensätzen ändern?' });
  await owner.getByText('niemand → ingo').first().waitFor();
  await owner.getByRole('button', { name: 'Ändern' }).click();
  await page.getByText('2 geändert').first().waitFor();
  await eventually(async () =>
    expect((await records(ids)).map((record) => record.owner?.name)).toEqual(['ingo', 'ingo']),
  );

  await page.reload();
  await settled(page);
  await page.getByRole('row').nth(2).waitFor();
  await press(page, 'j', 'x', 'Shift+J');
  await page.getByText('2 ausgewählt').first().waitFor();
  await say('status bedarf', /Status → Bedarf geklärt für 2 Datensätze/);
  const status = page.getByRole('dialog', { name: 'Status von 2 Datensätzen ändern?' });
  await status.getByText('2 ohne Aktivitätstext').first().waitFor();
  await status.getByLabel('Wodurch ändert er sich?').fill('am Stand gesprochen');
  await status.getByText('2 ohne nächste Wiedervorlage').first().waitFor();
  await status.getByLabel('Wann?').fill('in 2 wochen');
  await status.getByText('2 ändern sich').waitFor();
  await status.getByText('Erstkontakt → Bedarf geklärt').first().waitFor();
  await status.getByRole('button', { name: 'Ändern' }).click();
  await page.getByText('2 geändert').first().waitFor();
  const names = (await records(ids)).map(({ statuses }) => statuses[0].status.name);
  expect(names).toEqual(['Bedarf geklärt', 'Bedarf geklärt']);
  await done();
});

test('into the bin only with the number typed; out of it again from the list of the bin', async () => {
  const { page, ids, done } = await marked();
  const bar = page.locator('[data-selection-bar]');
  await bar.getByRole('button', { name: 'In den Papierkorb' }).click();
  const dialog = page.getByRole('dialog', { name: '2 Datensätze in den Papierkorb legen?' });
  await dialog.getByText('2 ändern sich').waitFor();
  await dialog.getByLabel('Zur Bestätigung 2 eingeben').fill('2');
  await dialog.getByRole('button', { name: 'In den Papierkorb' }).click();
  await page.getByText('2 geändert').first().waitFor();
  const deleted = async () => {
    const { rows } = await stage.app.owner.query(
      'select count(deleted_at)::int as n from account where id = any($1)',
      [ids],
    );
    return rows[0].n;
  };
  expect(await deleted()).toBe(2);
  await page.goto(`${page.url()}&deleted=true`);
  await settled(page);
  await page.getByRole('row').nth(2).waitFor();
  await press(page, 'j', 'x', 'Shift+J');
  await bar.getByRole('button', { name: 'Wiederherstellen' }).click();
  await page.getByRole('dialog').getByText('2 ändern sich').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Wiederherstellen' }).click();
  await page.getByText('2 geändert').first().waitFor();
  expect(await deleted()).toBe(0);
  await done();
});

test('all that the filter finds: a job, whose page says what was done', async () => {
  await manyFollowUps(stage.app, 230);
  const { body: category } = await stage.app.post('/categories', { name: 'Ulmer' }, 'admin');
  const { page, context, errors } = await stage.open('lena');
  await page.goto(`${stage.address}/accounts?city=Ulm`);
  await settled(page);
  await page.getByRole('row').nth(1).waitFor();
  await press(page, 'j', 'x');
  await page.getByRole('button', { name: /^Alle auswählen/ }).click();
  await page.getByText(/^Alle ausgewählt/).waitFor();
  const dialog = page.getByRole('dialog');
  await press(page, 'w');
  await dialog.getByText('Jeder gefundene Datensatz bekommt eine Wiedervorlage.').waitFor();
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await press(page, 'c');
  await dialog.getByRole('treeitem', { name: 'Ulmer' }).click();
  await dialog.getByText(/ändern sich/).waitFor();
  await dialog.getByRole('button', { name: 'Zuweisen' }).click();
  await page.waitForURL(/\/jobs\//);
  await page.clock.runFor(3_000);
  await page.getByText('Möglich bis').waitFor();
  const { body } = await stage.app.call(`/accounts?categoryId=${category.id}&limit=1`, { as: 'lena' });
  expect(body.total.value).toBeGreaterThanOrEqual(230);
  expect(errors).toEqual([]);
  await context.close();
});

test('members of a campaign, from its working list: `status` says so many members, S opens the same', async () => {
  const statuses = [{ name: 'Eingeladen' }, { name: 'Zugesagt' }];
  const body = { name: `Hausmesse ${++places}`, statuses };
  const { body: campaign } = await stage.app.post('/campaigns', body, 'admin');
  const enter = { campaignId: campaign.id, toStatusId: campaign.statuses[0].id };
  const next = { text: 'anrufen', dueOn: '2025-12-01' };
  const accountIds = [await stage.app.newRecord('Abel GmbH'), await stage.app.newRecord('Babel GmbH')];
  for (const accountId of accountIds) {
    const save = { accountId, text: 'eingeladen', statusChanges: [enter], followUps: [next] };
    expect((await stage.app.post('/activities', save, 'lena')).status).toBe(201);
  }
  const { page, context, errors } = await stage.open('lena');
  await page.goto(`${stage.address}/campaigns/${campaign.id}`);
  await settled(page);
  await page.getByRole('row').nth(2).waitFor();
  await press(page, 'j', 'x', 'Shift+J');
  await page.getByText('2 ausgewählt').first().waitFor();
  await press(page, 'Control+k');
  await page.getByRole('combobox').fill('status zugesagt');
  await page.getByRole('option', { name: 'Status → Zugesagt für 2 Mitglieder' }).waitFor();
  await press(page, 'Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  await press(page, 's');
  const dialog = page.getByRole('dialog', { name: 'Status von 2 Datensätzen ändern?' });
  await dialog.getByLabel('Neuer Status').selectOption({ label: 'Zugesagt' });
  await dialog.getByLabel('Wodurch ändert er sich?').fill('Rückmeldung per Telefon');
  await dialog.getByLabel('Wann?').fill('in 2 wochen');
  await dialog.getByText('2 ändern sich').waitFor();
  await dialog.getByRole('button', { name: 'Ändern' }).click();
  await page.getByText('2 geändert').first().waitFor();
  const names = (await records(accountIds)).map((one) => one.statuses[0].status.name);
  expect(names).toEqual(['Zugesagt', 'Zugesagt']);
  expect(errors).toEqual([]);
  await context.close();
});
