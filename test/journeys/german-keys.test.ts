import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** U20 and U07: commands fit German keyboards, and no key is lost however fast they come. */
let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const names = Array.from({ length: 6 }, (_, at) => `Betrieb ${at + 1}`);
beforeEach(async () => {
  await page?.context().close();
  const { app } = stage;
  await app.call('/me', { method: 'PATCH', body: { singleKeys: true } });
  await app.owner.query("update follow_up set due_on = '2026-06-01' where done_at is null");
  for (const [at, name] of names.entries()) await dueToday(stage, name, `1${at}:00`);
  ({ page } = await stage.open('anna'));
  await page.goto(`${stage.address}/today`);
  await settled(page);
  await page.getByRole('option').nth(5).waitFor();
});

const dialogs = () => page.locator('dialog:modal').count();
const form = () => page.getByRole('form', { name: /Aktivität erfassen|Gespräch abschließen/ });

/** A key as a German keyboard sends it; playwright only knows the American one. */
const send = (init: Omit<KeyboardEventInit, 'view'>) =>
  page.evaluate((event) => {
    const target = document.activeElement ?? document.body;
    const key = new KeyboardEvent('keydown', { ...event, bubbles: true, cancelable: true });
    return !target.dispatchEvent(key);
  }, init);

describe('the list of commands', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/web/commands.ts'), 'utf8');
  const written = [
    ...source.matchAll(/command\('\w+', '[\w-]+', '([^']*)'/g),
    ...[...source.matchAll(/go\(\s*'[\w-]+',\s*'(\w)'/g)].map(([all, letter]) => [all, `G ${letter}`]),
  ].flatMap(([, keys]) => keys!.split(', ').filter(Boolean));

  test('has no key that German keyboards or browsers need for themselves', () => {
    expect(written.length).toBeGreaterThan(40);
    const browsers = /^(Mod\+(Shift\+)?[TNW1-9]|Mod\+Tab|Alt\+(Arrow(Left|Right)|D)|F(5|11|12))$/i;
    const forbidden = (key: string) =>
      /[[\]{}\\@|~´`^]/.test(key) || /Alt\+Mod|Mod\+Alt|AltGr/.test(key) || browsers.test(key);
    expect(written.filter(forbidden)).toEqual([]);
  });

  test('gives no key twice in one scope', () => {
    const scoped = [...source.matchAll(/command\('(\w+)', '([\w-]+)', '([^']*)'/g)].flatMap(
      ([, scope, id, keys]) =>
        keys!
          .split(', ')
          .filter(Boolean)
          .map((key) => ({ scope, id, key })),
    );
    const twice = scoped.filter(({ scope, key, id }) =>
      scoped.some((other) => other.scope === scope && other.key === key && other.id !== id),
    );
    expect(twice).toEqual([]);
  });
});

describe('a German keyboard', () => {
  test('? on Shift+ß shows the keys; + opens „Neu“; Esc closes them', async () => {
    expect(await send({ key: '?', code: 'Minus', shiftKey: true })).toBe(true);
    await page.getByRole('heading', { name: 'Tastenkürzel' }).waitFor();
    await press(page, 'Escape');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
    expect(await send({ key: '+', code: 'BracketRight' })).toBe(true);
    await page.getByRole('heading', { name: 'Neu', exact: true }).waitFor();
    await press(page, 'Escape');
    await page.locator('dialog:modal').waitFor({ state: 'detached' });
  });

  test('. opens the actions for what is chosen in a list', async () => {
    await page.goto(`${stage.address}/accounts`);
    await page.getByRole('row').nth(1).getByRole('checkbox').check();
    expect(await send({ key: '.', code: 'Period' })).toBe(true);
    const bar = page.getByRole('region', { name: /1 ausgewählt/ });
    expect(await bar.locator(':focus').count()).toBe(1);
  });

  test('the number pad chooses chips like the digits above the letters', async () => {
    await press(page, 'i', 'Numpad1', 'Numpad3', 'Numpad3');
    const chosen = page.getByRole('radio', { checked: true });
    expect((await chosen.allTextContents()).join()).toMatch(/Erreicht.*Angebotsphase.*In 1 Woche/);
  });

  test('AltGr makes signs and never commands, in text and outside', async () => {
    // Windows reports AltGr as Ctrl+Alt.
    const altGr = { ctrlKey: true, altKey: true, modifierAltGraph: true };
    for (const [key, code] of [
      ['@', 'KeyQ'],
      ['€', 'KeyE'],
      ['a', 'KeyA'],
      ['k', 'KeyK'],
      ['Enter', 'Enter'],
    ] as const) {
      expect(await send({ key, code, ...altGr })).toBe(false);
    }
    expect([await dialogs(), await form().count()]).toEqual([0, 0]);
    await press(page, 'n');
    const note = page.getByRole('textbox', { name: /^Notiz/ });
    await note.fill('anna');
    expect(await send({ key: '@', code: 'KeyQ', ...altGr })).toBe(false);
    await page.keyboard.insertText('@muster.example');
    expect(await note.inputValue()).toBe('anna@muster.example');
    // Letters in text are text.
    await page.keyboard.type(' a?+.z');
    expect(await note.inputValue()).toBe('anna@muster.example a?+.z');
    expect(await dialogs()).toBe(0);
  });

  test('with „Einzeltasten aus“ no single key does anything, Ctrl combinations do', async () => {
    await stage.app.call('/me', { method: 'PATCH', body: { singleKeys: false } });
    await page.reload();
    await page.getByRole('option').nth(5).waitFor();
    const before = page.url();
    for (const key of 'abcdefghijklmnopqrstuvwxyz+?.'.split('')) await send({ key });
    expect([await dialogs(), await form().count(), page.url()]).toEqual([0, 0, before]);
    await press(page, 'Control+k');
    await page.locator('dialog:modal').waitFor();
  });
});

describe('fast fingers', () => {
  const loop = ['a', '2', 'Control+Enter'];
  const doneCount = async () => {
    const { rows } = await stage.app.owner.query(
      `select account.name, count(*)::int as n from activity join account on account.id = activity.account_id
       where activity.outcome = 'not-reached' group by account.id, account.name`,
    );
    return rows as { name: string; n: number }[];
  };
  const savedCount = async () => (await doneCount()).length;

  test('six loops in one task: six saves, none doubled', async () => {
    const were = await savedCount();
    await page.evaluate(() => {
      const keyAt = (key: string, code: string, ctrlKey = false) => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, ctrlKey, bubbles: true, cancelable: true }),
        );
      };
      for (let round = 0; round < 6; round++) {
        keyAt('a', 'KeyA');
        keyAt('2', 'Digit2');
        keyAt('Control', 'ControlLeft', true);
        keyAt('Enter', 'Enter', true);
      }
    });
    await eventually(async () => expect(await savedCount()).toBe(were + 6), 15_000);
    expect((await doneCount()).every(({ n }) => n === 1)).toBe(true);
  });

  test('six loops at 30 ms a key: six saves, none doubled', async () => {
    const were = await savedCount();
    for (let round = 0; round < 6; round++) {
      for (const key of loop) {
        await press(page, key);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }
    await eventually(async () => expect(await savedCount()).toBe(were + 6), 15_000);
    expect((await doneCount()).every(({ n }) => n === 1)).toBe(true);
  });
});
