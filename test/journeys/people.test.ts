import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { app } = stage;
  const { F1 } = app.world.accounts;
  const { K2 } = app.world.contacts;
  await app.owner.query('update account set team_id = $1 where id = $2', [app.world.teams.Süd, F1]);
  await app.owner.query(`update contact set phone = '+49 821 4711' where id = $1`, [K2]);
  await app.post('/activities', { accountId: F1, contactId: K2, text: 'fragt nach Rabatt', outcome: null });
});
afterAll(() => stage.close());

describe('a contact', () => {
  test('whoever may only read the record reads what was said with them, calls them and may log it', async () => {
    const { page, errors } = await stage.open('bea');
    const { F1 } = stage.app.world.accounts;
    const { K2 } = stage.app.world.contacts;
    await page.goto(`${stage.address}/contacts/${K2}`);
    await page.getByText('fragt nach Rabatt').waitFor();
    expect(await page.getByRole('link', { name: 'Aktivität erfassen' }).isVisible()).toBe(true);
    await page.keyboard.press('a');
    await page.waitForURL(/\/activities\/new/);
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({
      account: F1,
      contact: K2,
      medium: 'phone',
      direction: 'outbound',
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('the search', () => {
  test('shows its hits by kind, and the kind is in the address', async () => {
    const { page, errors } = await stage.open('admin');
    await page.goto(`${stage.address}/search?q=sonn`);
    const hits = page.getByRole('main').getByRole('listitem');
    await page.getByRole('tab', { name: /^Alle/ }).waitFor();
    await settled(page);
    const all = await hits.allTextContents();
    expect(all).toContain('Sonnenschein AGAugsburgFirma');
    expect(all.length).toBeGreaterThan(1);
    await page.getByRole('tab', { name: /^Privatpersonen/ }).click();
    await page.waitForURL(/kind=person/);
    expect(await hits.allTextContents()).toEqual(['Lea SonntagBremenPrivatperson']);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
