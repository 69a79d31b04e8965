import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers } from './axe-answers.ts';
import type { ColoursWindow } from './colours.ts';
import { addressesOf, type Furniture, furnish, routePaths } from './furniture.ts';
import { type OpenOptions, openStage, type Stage } from './stage.ts';
import { press, settled, walkTo } from './walk.ts';

/** U15: no route and no open layer breaks a rule of WCAG 2.2 AA that a machine can see. */
let stage: Stage;
let furniture: Furniture;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
});
afterAll(() => stage.close());

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** `where: rule: element` of each violation, and of each question axe cannot answer that nobody has answered for it. */
async function objections(page: Page, where: string): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .withTags(tags)
    .setLegacyMode(true)
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where}: ${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
  const open = incomplete.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({ rule: id, target: target.join(' '), html })),
  );
  const unanswered = await page.evaluate(
    ([asked, answered]) => {
      const { colours } = window as unknown as ColoursWindow;
      return asked.filter(({ rule, target }) => {
        const element = document.querySelector(target);
        if (!element) return true;
        // It does not look at what is scrolled out of sight; the colours are there all the same.
        if (rule === 'color-contrast') return (colours.contrastOfText(element) ?? 0) < 4.5;
        return !answered.some((answer) => answer.rule === rule && element.matches(answer.elements));
      });
    },
    [open, answers] as const,
  );
  return [...found, ...unanswered.map(({ rule, html }) => `${where}: is it ${rule}? ${html}`)];
}

/** Other colours without another page: as the settings do it, at once. */
const wear = (page: Page, theme: Theme) =>
  page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);

/** Another language without loading the page anew, as somebody would choose it. */
async function speak(page: Page, language: 'de' | 'en'): Promise<void> {
  await walkTo(page, '/settings/personal');
  await page.getByRole('radio', { name: language === 'de' ? 'Deutsch' : 'English' }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await settled(page);
}

async function openAs(options: OpenOptions): Promise<Page> {
  const { app } = stage;
  await app.call('/me', { as: 'admin', method: 'PATCH', body: { language: 'de' } });
  const { page } = await stage.open('admin', options);
  await page.goto(`${stage.address}/today`);
  await settled(page);
  return page;
}

describe('every route', () => {
  test('is among the addresses looked at', async () => {
    const page = await openAs({});
    const known = await page.evaluate(() => {
      const { __TSR_ROUTER__: router } = window as unknown as { __TSR_ROUTER__: { routesByPath: object } };
      return Object.keys(router.routesByPath);
    });
    await page.context().close();
    // These two only lead on to another.
    const leadOn = ['/', '/command'];
    expect(routePaths()).toEqual(expect.arrayContaining(known.filter((path) => !leadOn.includes(path))));
  });

  test.each([{ width: 1440 }, { width: 390 }])(
    'at $width px, in both languages, light and dark',
    async (options) => {
      const page = await openAs(options);
      const found: string[] = [];
      for (const language of ['de', 'en'] as const) {
        await speak(page, language);
        for (const address of addressesOf(furniture)) {
          await walkTo(page, address);
          for (const theme of themes) {
            await wear(page, theme);
            found.push(...(await objections(page, `${address} ${language} ${theme}`)));
          }
        }
      }
      await page.context().close();
      expect(found).toEqual([]);
    },
    300_000,
  );
});

/** How to get to each layer from Tagesgeschäft or a list, and what shows that it is open. */
const layers: [name: string, address: () => string, open: (page: Page) => Promise<void>][] = [
  [
    'closing form',
    () => `/today?followUp=${furniture.followUpId}&record=true`,
    async (page) => {
      await page.getByRole('heading', { name: 'Autohaus Lindner' }).waitFor();
      await press(page, 'i');
      await page.getByRole('radiogroup').first().waitFor();
    },
  ],
  [
    'palette',
    () => '/today',
    async (page) => {
      await press(page, 'Control+k');
      const palette = page.getByRole('dialog');
      await palette.getByRole('combobox').fill('lind');
      await palette
        .getByRole('option', { name: /Lindner/ })
        .first()
        .waitFor();
    },
  ],
  [
    'dialog',
    () => '/accounts?new=1',
    async (page) => {
      await page.locator('dialog:modal form').waitFor();
    },
  ],
  [
    'menu',
    () => `/accounts/${furniture.accountId}`,
    async (page) => {
      await page.locator('main button[aria-haspopup=menu]').first().click();
      await page.getByRole('menu').waitFor();
    },
  ],
  [
    'filter',
    () => '/accounts',
    async (page) => {
      await press(page, 'f');
      await page.locator('dialog:modal, [popover]:popover-open').first().waitFor();
    },
  ],
  [
    'bulk bar',
    () => '/accounts',
    async (page) => {
      await page.getByRole('row').nth(1).getByRole('checkbox').check();
      await page.getByText(/1 ausgewählt/).waitFor();
    },
  ],
  [
    'shortcut sheet',
    () => '/today',
    async (page) => {
      await press(page, '?');
      await page.locator('dialog:modal').waitFor();
    },
  ],
];

describe('every open layer', () => {
  test.each([{ width: 1440 }, { width: 390 }])('at $width px, light and dark', async (options) => {
    const page = await openAs(options);
    const found: string[] = [];
    for (const [name, address, open] of layers) {
      await page.goto(stage.address + address());
      await settled(page);
      await open(page);
      for (const theme of themes) {
        await wear(page, theme);
        found.push(...(await objections(page, `${name} ${theme}`)));
      }
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
