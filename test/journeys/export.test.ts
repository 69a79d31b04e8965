import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** From the filtered list to the file, and not at all without the right. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a filtered list becomes a file with the chosen columns in the chosen order, by keyboard alone', async () => {
  const { page, context, errors } = await stage.open('lena');
  await page.goto(`${stage.address}/accounts?city=K%C3%B6ln&city=Kiel`);
  await settled(page);
  await page.getByRole('button', { name: 'Exportieren …' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Liste exportieren' });
  await dialog.getByText('gefiltert und sortiert ist: 2 Zeilen.').waitFor();
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Alle abwählen' }).press('Enter');
  for (const field of ['Name', 'PLZ', 'Ort'])
    await dialog.getByRole('checkbox', { name: field, exact: true }).press('Space');
  const up = dialog.getByRole('button', { name: 'Ort nach oben' });
  await up.press('Enter');
  await expect.poll(() => up.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Trennzeichen').selectOption(',');
  await dialog.getByRole('button', { name: 'Exportieren', exact: true }).press('Enter');
  await dialog.getByText('Fertig: 2 Zeilen.').waitFor();
  const download = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'CSV-Datei herunterladen' }).press('Enter');
  const text = await readFile((await (await download).path())!, 'utf8');
  expect(text).toBe('\ufeffOrt,Name,PLZ\r\nKiel,Erdwärme Nord GmbH,24103\r\nKöln,Klimatec GmbH,50667\r\n');

  // The next time it is as it was left, and the file is found again among the jobs.
  await page.goto(`${stage.address}/accounts`);
  await page.getByRole('button', { name: 'Exportieren …' }).click();
  await dialog.getByText('Spalten der Datei (3)').waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${stage.address}/jobs`);
  await page.getByRole('link', { name: 'Export' }).first().click();
  await page.getByRole('link', { name: 'CSV-Datei herunterladen' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('without the right there is nothing to press', async () => {
  const { page, context } = await stage.open('anna');
  for (const address of ['/accounts', '/contacts', '/follow-ups']) {
    await page.goto(stage.address + address);
    await settled(page);
    expect(await page.getByRole('button', { name: 'Exportieren …' }).count(), address).toBe(0);
  }
  await context.close();
});
