import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColoursWindow } from './colours.ts';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { press, settled, walkTo } from './walk.ts';

/** U17: wherever the focus goes, a ring of 2 px shows it, stands out, and no bar lies over it. */
let stage: Stage;
let furniture: Furniture;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
});
afterAll(() => stage.close());

interface Stop {
  id: string;
  faults: string[];
}

/** Marks what has the focus and says what is wrong with how it shows. */
const stopHere = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const { colours } = window as unknown as ColoursWindow;
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    element.dataset.stop ??= crypto.randomUUID();
    const words = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`;
    // A field inside of a frame may leave the ring to the frame; a day field has one stop for each of its parts.
    const ringed = [element, element.parentElement!].find((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    const faults: string[] = [];
    if (!ringed) faults.push('no ring of 2 px');
    else {
      const { outlineColor, outlineOffset } = getComputedStyle(ringed);
      const inside = Number.parseFloat(outlineOffset) < 0;
      const back = colours.behind(inside ? ringed : ringed.parentElement!);
      const ratio = back ? colours.contrast(outlineColor, back) : 0;
      if (ratio < 3) faults.push(`ring ${outlineColor} on ${back}: ${ratio.toFixed(1)}`);
    }
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, top + 2],
      [left + 2, bottom - 2],
      [right - 2, bottom - 2],
    ] as const;
    const isSeen = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return (
        hit !== null &&
        (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element)
      );
    });
    if (!isSeen) faults.push(`covered at ${Math.round(left)}, ${Math.round(top)}`);
    return { id: element.dataset.stop, faults: faults.map((fault) => `${words}: ${fault}`) };
  });

/** Tabs through the page until it comes round; a field of several parts holds the focus for some presses. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('[data-stop]')) one.removeAttribute('data-stop');
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const seen = new Set<string>();
  const faults: string[] = [];
  let parts = 0;
  let last = '';
  for (let presses = 0; presses < 150; presses++) {
    await press(page, 'Tab');
    const stop = await stopHere(page);
    if (!stop) break;
    parts = stop.id === last ? parts + 1 : 0;
    if (seen.has(stop.id) && (stop.id !== last || parts > 5)) break;
    if (!seen.has(stop.id)) faults.push(...stop.faults);
    seen.add(stop.id);
    last = stop.id;
  }
  return faults;
}

test.each([
  { dark: false, width: 1440, height: 900 },
  { dark: true, width: 1024, height: 500 },
])('dark: $dark, $width × $height', async (options) => {
  const { page, context } = await stage.open('admin', options);
  await page.goto(`${stage.address}/today`);
  await settled(page);
  const found: string[] = [];
  for (const address of addressesOf(furniture)) {
    await walkTo(page, address);
    found.push(...(await faultsOf(page)).map((fault) => `${address}: ${fault}`));
  }
  await context.close();
  expect(found).toEqual([]);
});
