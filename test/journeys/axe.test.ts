import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
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

/** `where: rule: element` of each violation. */
async function violations(page: Page, where: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where}: ${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

async function openAs(options: OpenOptions): Promise<Page> {
  const { app } = stage;
  await app.call('/me', { as: 'admin', method: 'PATCH', body: { language: options.language ?? 'de' } });
  const { page } = await stage.open('admin', options);
  await page.goto(`${stage.address}/today`);
  await settled(page);
  return page;
}

const combinations: Required<Pick<OpenOptions, 'language' | 'dark' | 'width'>>[] = [
  { language: 'de', dark: false, width: 1440 },
  { language: 'de', dark: true, width: 390 },
  { language: 'en', dark: false, width: 390 },
  { language: 'en', dark: true, width: 1440 },
];

describe('every route', () => {
  test.each(combinations)('$language, dark: $dark, $width px', async (options) => {
    const page = await openAs(options);
    const found: string[] = [];
    for (const address of addressesOf(furniture)) {
      await walkTo(page, address);
      found.push(...(await violations(page, address)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
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
  test.each([
    { dark: false, width: 1440 },
    { dark: true, width: 390 },
  ])('dark: $dark, $width px', async (options) => {
    const page = await openAs(options);
    const found: string[] = [];
    for (const [name, address, open] of layers) {
      await page.goto(stage.address + address());
      await settled(page);
      await open(page);
      found.push(...(await violations(page, name)));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
