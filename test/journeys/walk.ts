import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Goes to an address of the app without loading it anew, as a click on a link would. */
export async function walkTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address);
  await page
    .waitForFunction((to) => location.pathname + location.search === to, address, { timeout: 2_000 })
    .catch(
      // `/` and pages with a default step lead on to another address.
      () => undefined,
    );
  await settled(page);
}

/** Waits until the page shows what it came for: a heading, and nothing that is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 15_000 });
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), null, { timeout: 15_000 });
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What a save leads to once the outbox has sent it, which nobody waits for on screen. */
export const eventually = (check: () => Promise<void>, timeoutMs = 8_000) =>
  expect.poll(async () => check().then(() => 'so', String), { timeout: timeoutMs }).toBe('so');
