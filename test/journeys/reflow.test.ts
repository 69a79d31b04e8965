import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { misfits } from './fit.ts';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
import { type OpenOptions, openStage, type Stage } from './stage.ts';
import { settled, walkTo } from './walk.ts';

/** U16 and U18: narrow, enlarged and spaced out, everything stays readable and can be hit. */
let stage: Stage;
let furniture: Furniture;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
});
afterAll(() => stage.close());

/** Looks at every address; what `look` finds is prefixed with the address. Nothing may reach the console. */
async function lookAtAll(options: OpenOptions, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const { page, context, errors } = await stage.open('admin', options);
  await page.goto(`${stage.address}/today`);
  await settled(page);
  const found: string[] = [];
  for (const address of addressesOf(furniture)) {
    await walkTo(page, address);
    found.push(...(await look(page)).map((one) => `${address}: ${one}`));
  }
  await context.close();
  return [...found, ...errors];
}

const wcagSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

test('320 px: nothing scrolls sideways, no label is cut', async () => {
  const found = await lookAtAll({ width: 320, height: 568, touch: true }, misfits);
  expect(found).toEqual([]);
});

test('200 % on a screen of 1280: the same', async () => {
  const found = await lookAtAll({ width: 640, height: 400 }, misfits);
  expect(found).toEqual([]);
});

test('WCAG text spacing, 1440 and 390: the same', async () => {
  const found: string[] = [];
  for (const width of [1440, 390]) {
    found.push(
      ...(await lookAtAll({ width }, async (page) => {
        // A constructed sheet: the content security policy forbids inline ones.
        await page.evaluate((text) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          document.adoptedStyleSheets = [sheet];
        }, wcagSpacing);
        return misfits(page);
      })),
    );
  }
  expect(found).toEqual([]);
});

/** Controls smaller than `least`; where standing apart helps, only if their circle of that size meets another (WCAG 2.5.8). */
const tooSmall = (page: Page, least: number, { apart }: { apart: boolean }) =>
  page.evaluate(
    ([size, mayStandApart]) => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input:not([type=hidden], [type=file]), select, textarea, summary, [role=option]',
        ),
      ].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]'));
      // The label of a box belongs to it, as does the row of a grid that a link stands in.
      const boxOf = (one: HTMLElement) =>
        ((one as HTMLInputElement).labels?.[0]?.contains(one)
          ? one.closest('label')!
          : (one.tagName === 'A' && one.closest('[role=row]')) || one
        ).getBoundingClientRect();
      const inText = (one: HTMLElement) =>
        one.tagName === 'A' &&
        getComputedStyle(one).display === 'inline' &&
        one.parentElement?.textContent !== one.textContent;
      const middle = ({ left, top, width, height }: DOMRect) => [left + width / 2, top + height / 2] as const;
      return controls
        .filter((one) => {
          const { width, height, bottom, right } = boxOf(one);
          return (
            width > 1 &&
            bottom > 0 &&
            right > 0 &&
            (width < size - 0.5 || height < size - 0.5) &&
            !inText(one)
          );
        })
        .filter((one) => !one.matches('[aria-label="Zum Inhalt"], [href="#main"]'))
        .filter((one) => {
          const [x, y] = middle(boxOf(one));
          if (!mayStandApart && one.tagName !== 'A') return true;
          return controls.some((other) => {
            if (other === one || other.contains(one) || one.contains(other)) return false;
            const box = boxOf(other);
            const [dx, dy] = [
              Math.max(box.left - x, 0, x - box.right),
              Math.max(box.top - y, 0, y - box.bottom),
            ];
            return Math.hypot(dx, dy) < size / 2;
          });
        })
        .map((one) => {
          const { width, height } = boxOf(one);
          const name = one.getAttribute('aria-label') ?? one.textContent?.slice(0, 30);
          return `${Math.round(width)}×${Math.round(height)}: ${one.tagName} ${name}`;
        });
    },
    [least, apart] as const,
  );

test('targets are at least 24 px, or stand apart', async () => {
  expect(await lookAtAll({}, (page) => tooSmall(page, 24, { apart: true }))).toEqual([]);
});

test('on a touch screen controls are at least 44 px, and links stand apart or in a row that opens what they name', async () => {
  const touch = { width: 390, height: 844, touch: true };
  expect(await lookAtAll(touch, (page) => tooSmall(page, 44, { apart: false }))).toEqual([]);
});
