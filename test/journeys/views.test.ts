import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** ux.md 2.8: what a list shows is a view, kept in the address and under a name. */
let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.open('anna'));
});
afterAll(() => stage.close());

const go = async (address: string) => {
  await page.goto(stage.address + address);
  await settled(page);
};
const menu = () => page.getByRole('button', { name: /^Ansicht: / });
const choose = async (name: RegExp) => {
  await menu().click();
  await page.getByRole(/ …$/.test(name.source) ? 'menuitem' : 'menuitemradio', { name }).click();
};
const headers = () => page.getByRole('columnheader').allInnerTexts();

describe('a saved view', () => {
  test('is made of filter and order, marks what has changed, and takes it back', async () => {
    await go('/accounts?city=Kiel&city=Bremen&sort=-name');
    // Filters on the list as it opens are work, not a changed view.
    expect(await page.getByText('geändert').count()).toBe(0);
    await choose(/Als neue Ansicht speichern …/);
    await page.getByRole('dialog').getByLabel('Name').fill('Küste');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Ansicht: Küste' }).waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toMatch(/^[0-9a-f-]{36}$/);

    await page.getByRole('button', { name: /„Ort: Kiel“ entfernen/ }).click();
    await page.getByText('geändert').waitFor();
    await page.reload();
    await settled(page);
    await page.getByText('geändert').waitFor();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await page.getByText('geändert').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.getAll('city')).toEqual(['Kiel', 'Bremen']);
  });

  test('keeps columns and their order, chosen by keyboard', async () => {
    await choose(/Spalten …/);
    const status = page.getByRole('checkbox', { name: 'Status' });
    await status.focus();
    await press(page, 'Alt+ArrowUp');
    await page.getByRole('checkbox', { name: 'Ort' }).uncheck();
    await page.getByRole('button', { name: 'Fertig' }).click();
    await eventually(async () =>
      expect((await headers()).filter(Boolean).slice(0, 3)).toEqual(['Name', 'Status', 'Kategorien']),
    );
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('geändert').waitFor({ state: 'detached' });
    await choose(/Alle Firmen/);
    await eventually(async () => expect(await headers()).toContain('Ort'));
    await choose(/Küste/);
    await eventually(async () => expect(await headers()).not.toContain('Ort'));
  });

  test('is shared with a team, whose members may not change it, and comes back after deleting', async () => {
    await choose(/Ansichten verwalten …/);
    await page.getByRole('button', { name: 'Ansicht „Küste“ ändern' }).click();
    await page.getByLabel('Sichtbar für').selectOption({ label: 'Team Süd' });
    await page.getByRole('dialog').last().getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Team Süd · anna').waitFor();

    const ingo = await stage.open('ingo');
    await ingo.page.goto(`${stage.address}/accounts`);
    await ingo.page.getByRole('button', { name: /^Ansicht: / }).click();
    await ingo.page.getByRole('menuitemradio', { name: /Küste/ }).click();
    await ingo.page.getByRole('button', { name: 'Privatpersonen' }).click();
    await ingo.page.getByRole('button', { name: 'Als Ansicht speichern' }).waitFor();
    await ingo.context.close();

    await page.getByRole('button', { name: 'Ansicht „Küste“ löschen' }).click();
    await page.getByText('Noch keine gespeicherten Ansichten').waitFor();
    await press(page, 'Escape', 'z');
    await menu().click();
    await page.getByRole('menuitemradio', { name: /Küste/ }).waitFor();
  });
});

test('on a telephone the views stand in a sheet', async () => {
  const { page: phone, context } = await stage.open('anna', { width: 390, height: 844, touch: true });
  await phone.goto(`${stage.address}/follow-ups`);
  await phone.getByRole('button', { name: 'Ansicht: Meine offenen' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Meine überfälligen' }).click();
  await phone.getByRole('button', { name: 'Ansicht: Meine überfälligen' }).waitFor();
  expect(new URL(phone.url()).searchParams.get('overdue')).toBe('true');
  await context.close();
});
