import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Furniture, furnish } from './furniture.ts';
import { openStage, password, type Stage } from './stage.ts';
import { eventually, settled } from './walk.ts';

/** U30 and GEN-02: an address works wherever it is opened, also for somebody who has to sign in first. */
let stage: Stage;
let furniture: Furniture;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
});
afterAll(() => stage.close());

/** Opens an address as somebody signed out, and signs in through the form. */
async function openSignedOut(address: string): Promise<Page> {
  const { page, context } = await stage.open('admin');
  await context.clearCookies();
  await page.goto(stage.address + address);
  await page.waitForURL(/\/sign-in\?/);
  const { body } = await stage.app.call('/me', { as: 'admin' });
  await page.locator('[name=email]').fill(body.email);
  await page.locator('[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await settled(page);
  return page;
}

const here = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash);
const countActivities = async () =>
  (await stage.app.owner.query('select count(*)::int as n from activity')).rows[0].n as number;

describe('an address opened signed out leads there after signing in', () => {
  const addresses: [name: string, address: (furniture: Furniture) => string, shows: RegExp][] = [
    ['a follow-up in the queue', ({ followUpId }) => `/today?followUp=${followUpId}`, /Autohaus Lindner/],
    ['a record, with fragment', ({ accountId }) => `/accounts/${accountId}#a-1`, /Autohaus Lindner/],
    [
      'a new follow-up',
      ({ accountId }) => `/follow-ups/new?account=${accountId}&text=nachfassen`,
      /Wiedervorlage/,
    ],
    ['a caller', () => '/call?number=0221471123', /0221471123/],
    ['a search', () => '/search?q=lindner', /Autohaus Lindner/],
    ['a job', ({ jobId }) => `/jobs/${jobId}`, /Import/],
    ['a list, with what is unknown to it', () => '/accounts?q=lind&unknown=kept#list', /Autohaus Lindner/],
  ];
  test.each(addresses)('%s', async (_name, addressOf, shows) => {
    const address = addressOf(furniture);
    const page = await openSignedOut(address);
    expect(await here(page)).toBe(address);
    await page.locator('main').getByText(shows).first().waitFor();
    await page.context().close();
  });

  test('the form of a link is filled in, and nothing is saved', async () => {
    const before = await countActivities();
    const query = new URLSearchParams({
      account: furniture.accountId,
      contact: furniture.contactId,
      medium: 'phone',
      direction: 'outbound',
      campaign: furniture.campaignId,
      outcome: 'reached',
      status: 'Angebotsphase',
      followUp: '2w',
      text: 'aus dem Link & mehr',
    });
    const page = await openSignedOut(`/activities/new?${query}`);
    expect(new URLSearchParams(new URL(page.url()).search).toString()).toBe(query.toString());
    const checked = page.getByRole('radio', { checked: true });
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('combobox').first().inputValue()).toBe('Autohaus Lindner');
    await eventually(async () => {
      expect((await checked.allTextContents()).join(' | ')).toMatch(/Erreicht.*Angebotsphase.*Datum/);
    });
    await page.getByText('Fr., 05.12.2025').first().waitFor();
    expect(await page.getByLabel(/^Notiz/).inputValue()).toBe('aus dem Link & mehr');
    expect(await countActivities()).toBe(before);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await eventually(async () => expect(await countActivities()).toBe(before + 1));
    await page.context().close();
  });

  test('an address outside is never gone to', async () => {
    const { page, context } = await stage.open('admin');
    await context.clearCookies();
    await page.goto(`${stage.address}/sign-in?returnTo=${encodeURIComponent('//example.com/x')}`);
    const { body } = await stage.app.call('/me', { as: 'admin' });
    await page.locator('[name=email]').fill(body.email);
    await page.locator('[name=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/today/);
    await context.close();
  });
});

describe('installed as an app', () => {
  test('the manifest is valid and its four shortcuts resolve', async () => {
    const { page, context } = await stage.open('anna');
    await page.goto(`${stage.address}/today`);
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const answer = await context.request.get(new URL(href!, stage.address).href);
    expect(answer.headers()['content-type']).toContain('manifest+json');
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ name: 'Faden', display: 'standalone', scope: '/' });
    expect(manifest.shortcuts).toHaveLength(4);
    for (const { src, sizes } of manifest.icons) {
      const icon = await context.request.get(stage.address + src);
      expect([src, icon.status(), sizes]).toEqual([src, 200, expect.any(String)]);
    }
    for (const { url } of [{ url: manifest.start_url }, ...manifest.shortcuts]) {
      await page.goto(stage.address + url);
      await settled(page);
      expect(await here(page)).toBe(url);
      expect(await page.getByText('Diese Seite gibt es nicht').count()).toBe(0);
    }
    await context.close();
  });
});

describe('without the right', () => {
  const setRights = (permissions: object) =>
    stage.app.call(`/rights-groups/${stage.app.world.groups.Vertrieb}`, {
      as: 'admin',
      method: 'PATCH',
      body: { permissions },
    });
  beforeAll(async () => {
    const { status, body } = await setRights({ foreignTeam: 'none', import: false });
    expect(status, JSON.stringify(body)).toBe(200);
  });

  test('a record of another team is not found, and its name appears nowhere', async () => {
    const { page, context, errors } = await stage.open('bea');
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''));
    });
    await page.goto(`${stage.address}/accounts/${furniture.accountId}`);
    await settled(page);
    await page
      .getByRole('alert')
      .or(page.getByText(/nicht freigegeben|gibt es nicht|nicht gefunden/i))
      .first()
      .waitFor();
    expect(
      `${await page.title()} ${await page.locator('body').textContent()} ${answers.join()}`,
    ).not.toContain('Lindner');
    expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
    await context.close();
  });

  test('what may not be done is missing or disabled with its reason', async () => {
    const { page, context } = await stage.open('bea');
    await page.goto(`${stage.address}/campaigns`);
    await settled(page);
    const add = page.getByRole('button', { name: 'Neu', exact: true }).last();
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    expect(await add.getAttribute('title')).toMatch(/Recht|Administration/);
    expect(await page.getByRole('link', { name: 'Import', exact: true }).count()).toBe(0);
    for (const address of ['/imports', '/imports/new']) {
      await page.goto(stage.address + address);
      await page.getByText('Dafür fehlt Ihnen das Recht „Importieren“.').waitFor();
    }
    await page.goto(`${stage.address}/settings/people`);
    await page.getByText('Dafür fehlt Ihnen das Recht „Verwalten“.').waitFor();
    expect(await page.getByRole('button', { name: 'Person hinzufügen' }).count()).toBe(0);
    await context.close();
  });
});
