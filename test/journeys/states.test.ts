import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** ux.md 2.17: a list says why it is empty, what failed and how to go on; a record in the bin says where it is. */
let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.open('anna'));
});
afterAll(() => stage.close());

const contactsAddress = /\/api\/v1\/contacts(\?|$)/;
const go = async (address: string) => {
  await page.goto(stage.address + address);
  await settled(page);
};

describe('an empty list names the filters in force, and takes them away', () => {
  test.each([
    ['/accounts?postalCode=99&kind=company', 'Keine Firmen mit „Firmen“ und „PLZ 99 …“.'],
    ['/contacts?q=Nirgendwer', 'Keine Kontakte mit „Nirgendwer“.'],
    ['/follow-ups?overdue=true&priority=high', 'Keine Wiedervorlagen mit „Überfällig“ und „Priorität Hoch“.'],
    ['/stream?q=Nirgendwo', 'Keine Aktivitäten mit „Nirgendwo“.'],
    ['/campaigns?q=Nirgends', 'Keine Kampagnen mit „Nirgends“.'],
  ])('%s', async (address, sentence) => {
    await go(address);
    await page.getByText(sentence, { exact: true }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Filter zurücksetzen' }).last().click();
    await page.getByText(sentence, { exact: true }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});

test('done is not empty: no follow-up is left', async () => {
  await go('/follow-ups');
  await page.getByText('Alles erledigt. Für Sie ist keine Wiedervorlage offen.').waitFor();
});

test('nothing before 150 ms, then grey bars where the rows will stand; nothing moves when they come', async () => {
  await go('/today');
  await page.route(contactsAddress, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  const shift = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
  await page.goto(`${stage.address}/contacts`);
  await page.locator('main [aria-busy="true"] i').first().waitFor();
  await page.getByRole('row').nth(1).waitFor();
  expect(await shift()).toBeLessThan(0.05);
  await page.unroute(contactsAddress);
});

test('an error stands in place, with retry and a reference; the rest stays usable', async () => {
  await page.route(contactsAddress, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'unexpected', detail: 'Das hat nicht geklappt.', requestId: '8F3A' }),
    }),
  );
  await page.goto(`${stage.address}/contacts`);
  const alert = page.getByRole('alert').filter({ hasText: '8F3A' });
  await alert.waitFor({ timeout: 20_000 });
  expect(await page.getByRole('link', { name: 'Firmen' }).isVisible()).toBe(true);
  await page.unroute(contactsAddress);
  await alert.getByRole('button').click();
  await page.getByRole('row').nth(1).waitFor();
});

test('a record in the bin has its page: since when, by whom, and the way back', async () => {
  const { F3 } = stage.app.world.accounts;
  await stage.app.call(`/accounts/${F3}`, { method: 'DELETE', as: 'lena' });
  await go(`/accounts/${F3}`);
  await page.getByRole('heading', { name: 'Pelletprofi KG' }).waitFor();
  await page.getByText('Im Papierkorb seit Fr., 21.11.2025, 10:41 von lena.').waitFor();
  await page.getByRole('button', { name: 'Wiederherstellen' }).click();
  await page.getByRole('button', { name: 'Bearbeiten' }).waitFor();
  expect((await stage.app.call(`/accounts/${F3}`)).status).toBe(200);
});
