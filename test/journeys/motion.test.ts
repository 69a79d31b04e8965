import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { press, settled, walkTo } from './walk.ts';

/** U21: who wants no motion sees none; in the system's own few colours everything can still be told apart. */
let stage: Stage;
let furniture: Furniture;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
});
afterAll(() => stage.close());

const moving = (page: Page) =>
  page.evaluate(() => {
    const isLong = (durations: string) => durations.split(',').some((one) => Number.parseFloat(one) > 0);
    return [...document.querySelectorAll('*')]
      .flatMap((one) =>
        ['', '::before', '::after'].map((part) => ({ one, style: getComputedStyle(one, part) })),
      )
      .filter(
        ({ style: { transitionDuration, animationDuration, animationName } }) =>
          isLong(transitionDuration) || (animationName !== 'none' && isLong(animationDuration)),
      )
      .map(({ one }) => `${one.tagName} ${one.className}`);
  });

test('with reduced motion nothing moves, on no page and in no layer', async () => {
  const { page, context } = await stage.open('admin', { reducedMotion: true });
  await page.goto(`${stage.address}/today`);
  await settled(page);
  const found: string[] = [];
  for (const address of addressesOf(furniture)) {
    await walkTo(page, address);
    found.push(...(await moving(page)).map((one) => `${address}: ${one}`));
  }
  await walkTo(page, '/today');
  for (const key of ['Control+k', '?', '+']) {
    await press(page, key);
    await page.locator('dialog:modal').waitFor();
    found.push(...(await moving(page)).map((one) => `after ${key}: ${one}`));
    await press(page, 'Escape');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
  }
  await context.close();
  expect(found).toEqual([]);
});

describe('in forced colours', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await stage.open('admin', { forcedColors: true, reducedMotion: true }));
    await page.goto(`${stage.address}/today`);
    await settled(page);
  });

  /** What a place looks like before and after; the same twice where nothing was done, or it would tell nothing. */
  async function changeOf(place: Locator, change: () => Promise<unknown>): Promise<boolean> {
    const look = async () => (await place.screenshot({ caret: 'hide' })).toString('base64');
    const before = await look();
    expect(await look(), 'it changes by itself').toBe(before);
    await change();
    return (await look()) !== before;
  }

  test('the selected item of the queue is told from the others', async () => {
    const first = page.getByRole('option').first();
    await first.waitFor();
    expect(await first.getAttribute('aria-selected')).toBe('true');
    const deselect = async () => {
      await press(page, 'j');
      await expect.poll(() => first.getAttribute('aria-selected')).toBe('false');
    };
    expect(await changeOf(first, deselect)).toBe(true);
  });

  test('a chosen chip is told from the others', async () => {
    await walkTo(page, '/settings/personal');
    const chip = page.getByRole('radio', { name: 'Dunkel' });
    expect(await changeOf(chip, () => chip.click())).toBe(true);
    await page.getByRole('radio', { name: 'System' }).click();
  });

  test('a chosen row is told from the others', async () => {
    await walkTo(page, '/accounts');
    const row = page.getByRole('row').nth(2);
    await row.waitFor();
    expect(await changeOf(row, () => row.getByRole('checkbox').check())).toBe(true);
  });

  test('the focus is seen', async () => {
    await walkTo(page, '/campaigns');
    expect(await changeOf(page.locator('body'), () => press(page, 'Tab', 'Tab'))).toBe(true);
  });

  test('the dot of a status is there', async () => {
    await walkTo(page, `/campaigns/${furniture.campaignId}`);
    const dot = page.locator('main i[aria-hidden=true]').first();
    await dot.waitFor();
    const hide = () => dot.evaluate((one) => (one as HTMLElement).style.setProperty('visibility', 'hidden'));
    expect(await changeOf(dot.locator('xpath=..'), hide)).toBe(true);
  });
});
