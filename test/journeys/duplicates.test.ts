import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

/** ADR-01: what is being entered is there already, is offered with its reasons, and takes what is new about it. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { app } = stage;
  const patch = (path: string, body: object) => app.call(path, { method: 'PATCH', as: 'admin', body });
  await patch(`/accounts/${app.world.accounts.F1}`, { phone: '0821 4711' });
  await patch(`/contacts/${app.world.contacts.K1}`, { function: 'Leitung' });
});
afterAll(() => stage.close());

const hints = (page: Page) => page.getByRole('dialog').getByRole('region', { name: 'Gibt es das schon?' });

describe('a company being entered again', () => {
  test('„Sonnenschein A.G., 86150“ offers F1 with its differences; the phone is taken over, no second F1', async () => {
    const { page, errors } = await stage.open('anna');
    await page.goto(`${stage.address}/accounts?new=1`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Firmenname').fill('Sonnenschein A.G., 86150');
    await hints(page).getByText('gleicher Name, gleiche PLZ').waitFor();
    await dialog.getByLabel('Telefon').fill('0821 9999');
    await hints(page).getByText('0821 4711 → 0821 9999').waitFor();
    await hints(page).getByRole('button', { name: 'Telefon übernehmen' }).click();
    await hints(page).getByText('0821 4711 → 0821 9999').waitFor({ state: 'detached' });
    await hints(page).getByRole('link', { name: 'Öffnen' }).click();
    await page.waitForURL(new RegExp(stage.app.world.accounts.F1));
    await page.getByRole('link', { name: '0821 9999' }).first().waitFor();
    const { body } = await stage.app.call('/accounts?q=Sonnenschein');
    expect(body.items).toHaveLength(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('a contact being entered again', () => {
  test('Sabine Sommer is offered with her company; the mobile is taken over, field by field, no second one', async () => {
    const { page, errors } = await stage.open('anna');
    const { F1 } = stage.app.world.accounts;
    const { K1 } = stage.app.world.contacts;
    await page.goto(`${stage.address}/accounts/${F1}`);
    await page.getByRole('button', { name: 'Kontakt hinzufügen' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Vorname').fill('Sabine');
    await dialog.getByLabel('Nachname').fill('Somer');
    await hints(page).getByText('gleicher Name, gleiche Firma').waitFor();
    await dialog.getByLabel('Mobil').fill('0171 2345678');
    await dialog.getByLabel('Funktion').fill('Vorstand');
    await hints(page).getByText('Leitung → Vorstand').waitFor();
    await hints(page).getByRole('button', { name: 'Mobil übernehmen' }).click();
    await hints(page).getByRole('button', { name: 'Mobil übernehmen' }).waitFor({ state: 'detached' });
    await hints(page).getByRole('link', { name: 'Öffnen' }).click();
    await page.waitForURL(new RegExp(K1));
    const { body } = await stage.app.call(`/contacts/${K1}`);
    expect(body).toMatchObject({ name: 'Sabine Sommer', mobile: '0171 2345678', function: 'Leitung' });
    expect((await stage.app.call(`/contacts?accountId=${F1}`)).body.items).toHaveLength(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
