import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { misfits } from './fit.ts';
import { addressesOf, type Furniture, furnish } from './furniture.ts';
import { openStage, type Stage } from './stage.ts';
import { press, settled, walkTo } from './walk.ts';

/** U29: the other language is there at once, whole, and takes nothing away that was being typed. */
let stage: Stage;
let furniture: Furniture;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  furniture = await furnish(stage);
  ({ page } = await stage.open('admin', { width: 1280 }));
  await page.goto(`${stage.address}/today`);
  await settled(page);
});
afterAll(() => stage.close());

const root = join(import.meta.dirname, '../..');
const { 'plugin.inlang.messageFormat': format } = JSON.parse(
  readFileSync(join(root, 'project.inlang/settings.json'), 'utf8'),
);
const wordsOf = (language: 'de' | 'en'): Record<string, string> =>
  Object.assign(
    {},
    ...format.pathPattern.map((pattern: string) =>
      JSON.parse(readFileSync(join(root, pattern.replace('{locale}', language)), 'utf8')),
    ),
  );
const [german, english] = [wordsOf('de'), wordsOf('en')];

async function choose(language: 'Deutsch' | 'English') {
  // Where nobody is signed in yet there is no menu.
  if (/^\/(sign-in|invitations)/.test(new URL(page.url()).pathname)) await walkTo(page, '/today');
  await page
    .getByRole('button', { name: /admin$/ })
    .last()
    .click();
  await page.getByRole('menu').getByRole('menuitemradio', { name: language }).click();
  await page.waitForFunction(
    (wanted) => document.documentElement.lang === wanted,
    language === 'Deutsch' ? 'de' : 'en',
  );
}

/** Everything a person reads or is read: texts, names, hints. */
const texts = () =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [document.title];
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(one.getAttribute(name) ?? '');
    return [...new Set(found.map((text) => text.trim()).filter(Boolean))];
  });

test('switching keeps the page and what is being typed', async () => {
  await walkTo(page, `/accounts/${furniture.accountId}`);
  await press(page, 'n');
  await page.getByRole('textbox', { name: /^Notiz/ }).fill('halb getippt');
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await choose('English');
  const note = page.getByRole('textbox', { name: /^Note/ });
  expect(await note.inputValue()).toBe('halb getippt');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  await choose('Deutsch');
  expect(await page.getByRole('textbox', { name: /^Notiz/ }).inputValue()).toBe('halb getippt');
});

test.each(['Deutsch', 'English'] as const)(
  '%s: no key instead of a word, and all of it fits at 1280',
  async (language) => {
    await choose(language);
    const keys = new Set(Object.keys(german));
    const found: string[] = [];
    for (const address of addressesOf(furniture)) {
      await walkTo(page, address);
      const raw = (await texts()).filter(
        (text) => keys.has(text) || /\{\w+\}|\bundefined\b|\[object /.test(text),
      );
      found.push(...[...raw, ...(await misfits(page))].map((one) => `${address}: ${one}`));
    }
    expect(found).toEqual([]);
  },
);

test('after switching no word of the other language is left', async () => {
  await walkTo(page, '/today');
  await choose('English');
  const all = new Set(Object.values(english));
  const onlyGerman = new Set(Object.values(german).filter((word) => !all.has(word)));
  // What the workspace calls its own things is data.
  const { rows } = await stage.app.owner.query(
    'select name from campaign_status union select label from outcome union select name from rights_group',
  );
  for (const { name } of rows) onlyGerman.delete(name);
  const found: string[] = [];
  for (const address of addressesOf(furniture)) {
    await walkTo(page, address);
    found.push(...(await texts()).filter((text) => onlyGerman.has(text)).map((one) => `${address}: ${one}`));
  }
  expect(found).toEqual([]);
});
