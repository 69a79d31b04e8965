import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** As much of the router as tells when a page has arrived; TanStack Router puts itself there. */
interface RouterWindow {
  __TSR_ROUTER__: { state: { status: 'pending' | 'idle'; resolvedLocation?: { href: string } } };
}

/** Goes to an address of the app without loading it anew, as a click on a link would. */
export async function walkTo(page: Page, address: string): Promise<void> {
  const before = page.url();
  await page.evaluate((to) => history.pushState(null, '', to), address);
  // `/` and pages with steps lead on to another address.
  await page.waitForFunction((old) => location.href !== old, before).catch(() => undefined);
  await settled(page);
}

/** Waits until the page shows what it came for: its code is there, a heading, and nothing that is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const isQuiet = () => {
    const { status, resolvedLocation } = (window as unknown as RouterWindow).__TSR_ROUTER__.state;
    const { pathname, search, hash } = location;
    const isHere = resolvedLocation?.href === pathname + search + hash;
    return status === 'idle' && isHere && !document.querySelector('[aria-busy="true"]');
  };
  // Twice: a page that has just arrived begins to load in its next frame.
  await page.waitForFunction(isQuiet);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(isQuiet);
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What a save leads to once the outbox has sent it, which nobody waits for on screen. */
export const eventually = (check: () => Promise<void>, timeoutMs = 15_000) =>
  expect.poll(async () => check().then(() => 'so', String), { timeout: timeoutMs }).toBe('so');
