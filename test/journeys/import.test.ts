import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** The import wizard from the file to the end page, and back. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const file = [
  'Firma;PLZ;Ort;E-Mail',
  'Ölmühle Groß GmbH;89073;Ulm;info@oelmuehle.example',
  'Sonnenhof Ährig GbR;86150;Augsburg;',
  ';10115;Berlin;ohne-namen@nirgends.example',
  'Süßwaren Ärmel KG;80331;München;post@aermel.example',
  '',
].join('\r\n');

const names = async () => {
  const { rows } = await stage.app.owner.query(
    "select name from account where deleted_at is null and name ~ 'Ölmühle|Sonnenhof|Ärmel' order by name",
  );
  return rows.map(({ name }: { name: string }) => name);
};

test('one broken row, one duplicate, two new companies: counted, downloadable, taken back', async () => {
  const known = { kind: 'company', name: 'Sonnenhof Ährig GbR', postalCode: '86150' };
  expect((await stage.app.post('/accounts', known)).status).toBe(201);
  const { page, context, errors } = await stage.open('anna');
  await page.goto(`${stage.address}/imports/new`);
  await settled(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei auswählen' }).click();
  const upload = { name: 'kunden.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
  await (await chooser).setFiles(upload);

  await page.getByText('4 Spalten erkannt. Sprache der Überschriften: deutsch.').waitFor();
  expect(await page.getByLabel('Trennzeichen').inputValue()).toBe(';');
  await page.getByRole('cell', { name: 'Süßwaren Ärmel KG' }).waitFor();
  await page.getByRole('button', { name: 'Weiter zur Zuordnung' }).click();
  await page.getByRole('heading', { name: 'Zugeordnet (4)' }).waitFor();
  await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();

  await page.getByLabel('Kampagne').selectOption({ label: 'VK' });
  const plans = page.getByLabel('Erste Wiedervorlage planen');
  if ((await plans.count()) > 0) await plans.check();
  await page.getByLabel(/Was ist zu tun/).fill('anrufen');
  await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await page.getByRole('heading', { name: 'Das täte der Import' }).waitFor();
  expect(await names()).toEqual(['Sonnenhof Ährig GbR']);
  await page.getByRole('button', { name: '2 Zeilen importieren' }).click();

  await page.getByText('Alle importierten Datensätze sind versorgt: keiner ohne Wiedervorlage.').waitFor();
  expect(await names()).toEqual(['Sonnenhof Ährig GbR', 'Süßwaren Ärmel KG', 'Ölmühle Groß GmbH']);
  await page.getByText('Es fehlt der Name. Ergänzen Sie ihn in der Datei.').first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByText('Fehlgeschlagene und übersprungene Zeilen als CSV herunterladen').click();
  const kept = await readFile(await (await download).path(), 'utf8');
  expect(kept).toContain('ohne-namen@nirgends.example');
  expect(kept).not.toContain('Ölmühle');

  await page.getByRole('button', { name: 'Import rückgängig machen' }).click();
  await page.getByRole('button', { name: 'Rückgängig machen', exact: true }).click();
  await page.getByText('Rückgängig gemacht: 0 zurückgesetzt, 2 im Papierkorb, 0 behalten.').waitFor();
  expect(await names()).toEqual(['Sonnenhof Ährig GbR']);
  expect(errors).toEqual([]);
  await context.close();
});
