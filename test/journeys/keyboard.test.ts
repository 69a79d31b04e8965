import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { eventually, press, settled, walkTo } from './walk.ts';

/** U14: everything can be done without a pointer, and one always sees where one is. */
let stage: Stage;
let furniture: Furniture;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
  ({ page } = await stage.open('admin'));
  await page.goto(`${stage.address}/today`);
  await settled(page);
});
afterAll(() => stage.close());

const go = async (address: string) => {
  await page.goto(stage.address + address);
  await settled(page);
};

/** What has the focus: its words, whether a ring is to be seen, and whether it lies in `main`. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const ringed = [element, element.parentElement!].some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
    const { width, height } = element.getBoundingClientRect();
    element.dataset.stop ??= crypto.randomUUID();
    return {
      stop: element === document.body ? 'body' : element.dataset.stop!,
      words: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
      ringed: ringed && width > 0 && height > 0,
      inMain: element.closest('main') !== null,
    };
  });

describe('every screen', () => {
  test('the first Tab offers the way to the content, and Enter goes it', async () => {
    const found: string[] = [];
    for (const address of addressesOf(furniture)) {
      if (/^\/(sign-in|invitations)/.test(address)) continue;
      await go(address);
      // Pages may take the focus to their first field; this looks from the top of the page.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
      });
      await press(page, 'Tab');
      const first = await focused();
      if (!first.words.includes('Zum Inhalt')) found.push(`${address}: first Tab at ${first.words}`);
      await press(page, 'Enter');
      const second = await focused();
      if (!second.inMain) found.push(`${address}: after the skip link at ${second.words}`);
    }
    expect(found).toEqual([]);
  });

  test('Tab comes through: no trap, and a ring at every stop', async () => {
    const found: string[] = [];
    for (const address of addressesOf(furniture)) {
      await walkTo(page, address);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('[data-stop]')) one.removeAttribute('data-stop');
        document.querySelector<HTMLElement>('main')?.focus();
      });
      const stops = new Set<string>();
      let last = '';
      let lastStop = '';
      let parts = 0;
      let cameRound = /^\/(sign-in|invitations)/.test(address);
      for (let presses = 0; presses < 120; presses++) {
        await press(page, 'Tab');
        const { stop, words, ringed } = await focused();
        if (stop === 'body') cameRound = true;
        // A date field has a stop for each of its parts.
        else if (stops.has(stop) && (stop !== lastStop || ++parts > 5)) break;
        if (stop !== lastStop) parts = 0;
        stops.add(stop);
        last = words;
        lastStop = stop;
        if (words.includes('Zum Inhalt')) cameRound = true;
        if (!ringed && stop !== 'body' && parts === 0) found.push(`${address}: no ring at ${words}`);
      }
      if (!cameRound) found.push(`${address}: no way on from ${last}`);
    }
    expect(found).toEqual([]);
  });
});

/** Tab until what is wanted has the focus, unless it has it already; nobody needs more than `most`. */
async function tabTo(words: RegExp, most = 60) {
  for (let presses = 0; presses < most; presses++) {
    const name = await page.evaluate(() => {
      const { activeElement: element } = document;
      const labels = [...((element as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent);
      // What scrolls takes the focus as well, with all the words in it.
      const own = element?.matches('a, button, summary') ? element.textContent : '';
      return [element?.getAttribute('aria-label'), ...labels, own].filter(Boolean).join(' ');
    });
    if (words.test(name)) return;
    await press(page, 'Tab');
  }
  throw new Error(`${words} is not reached by ${most} Tabs`);
}

describe('the main action of each screen', () => {
  test('a new company', async () => {
    await go('/today');
    await press(page, '+');
    await page.locator('dialog:modal').waitFor();
    await tabTo(/Firma oder Privatperson anlegen/);
    await press(page, 'Enter');
    await page.locator('dialog:modal form').waitFor();
    await tabTo(/Firmenname/);
    await page.keyboard.type('Tastenwerk GmbH');
    await press(page, 'Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Tastenwerk GmbH' }).waitFor();
  });

  test('a contact of it', async () => {
    await tabTo(/Kontakt hinzufügen/);
    await press(page, 'Enter');
    await page.locator('dialog:modal form').waitFor();
    await tabTo(/Nachname/);
    await page.keyboard.type('Öhlert');
    await press(page, 'Control+Enter');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
    await page.getByText('Öhlert').first().waitFor();
  });

  test('an activity with its follow-up', async () => {
    await go('/today');
    await page.getByRole('option').first().waitFor();
    await press(page, 'i', '1', '3', '3', 'Control+Enter');
    await eventually(async () => {
      const { body } = await stage.app.call(`/follow-ups/${furniture.followUpId}`, { as: 'admin' });
      expect(body.state).toBe('done');
    });
  });

  test('a campaign', async () => {
    await go('/campaigns?new=1');
    await page.locator('dialog:modal form').waitFor();
    await page.keyboard.type('Wärmepumpen 2026');
    await press(page, 'Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Wärmepumpen 2026' }).waitFor();
  });

  test('a team', async () => {
    await go('/settings/teams');
    await tabTo(/Team anlegen/);
    await press(page, 'Enter');
    await page.locator('dialog:modal form').waitFor();
    await page.keyboard.type('West');
    await press(page, 'Enter');
    await page.getByRole('cell', { name: 'West', exact: true }).waitFor();
  });

  test('an import up to its check', async () => {
    await go('/imports/new');
    await tabTo(/Datei auswählen/);
    // The file dialog is the system's; a page opens it only for a press that is fresh by the clock, which stands still here.
    const buffer = Buffer.from('Firma;Ort\nGebäudetechnik Süß OHG;Gießen\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer });
    await page.getByText('liste.csv').first().waitFor();
    await tabTo(/Weiter zur Zuordnung/);
    await press(page, 'Enter');
    await page.getByRole('heading', { name: /Zugeordnet/ }).waitFor();
    await tabTo(/Weiter zur Prüfung/);
    await press(page, 'Enter');
    await page.getByText('Die Prüfung liest alle Zeilen und speichert nichts.').waitFor();
    await tabTo(/^Prüfen/);
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Das täte der Import' }).waitFor();
  });

  test('lists: search, choose rows, open one', async () => {
    await go('/accounts');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('grid').focus();
    await press(page, 'j', 'x');
    await page.getByText(/1 ausgewählt/).waitFor();
    await press(page, 'x', 'Enter');
    await page.waitForURL(/\/accounts\/[0-9a-f-]+/);
  });

  test('search everything, and go there', async () => {
    await go('/today');
    await press(page, 'Control+k');
    await page.locator('dialog:modal').waitFor();
    await page.keyboard.type('hofgut');
    const palette = page.getByRole('dialog');
    await palette.getByRole('option', { name: /Hofgut Sperling/, selected: true }).waitFor();
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Hofgut Sperling' }).waitFor();
  });
});
