import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserName } from '../world.ts';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** ux.md 2.7: commands with their argument, scopes, and links that open the palette without carrying anything out. */
let stage: Stage;
let accountId: string;
let followUpId: string;
beforeAll(async () => {
  stage = await openStage();
  ({ accountId, followUpId } = await dueToday(stage, 'Autohaus Lindner', '09:00', 'lena'));
});
afterAll(() => stage.close());

const at = async (address: string, user: UserName = 'lena') => {
  const { page, context } = await stage.open(user);
  await page.goto(stage.address + address);
  await settled(page);
  return { page, context };
};
const type = async (page: Page, text: string) => {
  await press(page, 'Control+k');
  await page.getByRole('combobox').fill(text);
};
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });
const activities = async () =>
  (await stage.app.call(`/activities?accountId=${accountId}`, { as: 'lena' })).body.items.length;

describe('on a record', () => {
  test('`wv mo 10` says what it will fill in, fills it in, and saves nothing', async () => {
    const before = await activities();
    const { page, context } = await at(`/accounts/${accountId}`);
    await type(page, 'wv mo 10');
    await option(page, 'Wiedervorlage Mo., 24.11., 10:00 – Autohaus Lindner').waitFor();
    await press(page, 'Enter');
    await page.waitForURL(/\/follow-ups\/new\?/);
    await settled(page);
    await eventually(async () => expect(await page.getByLabel('Wann?').inputValue()).toBe('mo 10'));
    expect(await activities()).toBe(before);
    await context.close();
  });

  test('`status bedarf` opens the form with the status chosen', async () => {
    const { page, context } = await at(`/accounts/${accountId}`);
    await type(page, 'status bedarf');
    await option(page, /Status → Bedarf geklärt für Autohaus Lindner/).click();
    await page.waitForURL(new RegExp(`status=${stage.app.world.statuses['Bedarf geklärt']}`));
    await context.close();
  });

  test('`umbuchen ingo` asks first, then gives the follow-up away', async () => {
    const { page, context } = await at(`/accounts/${accountId}`);
    await type(page, 'umbuchen ingo');
    await option(page, 'Umbuchen an ingo – Autohaus Lindner').waitFor();
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('lena → ingo').waitFor();
    const assignee = async () =>
      (await stage.app.call(`/follow-ups/${followUpId}`, { as: 'lena' })).body.assignee.name;
    expect(await assignee()).toBe('lena');
    await page.getByRole('dialog').getByRole('button', { name: 'Umbuchen' }).click();
    await eventually(async () => expect(await assignee()).toBe('ingo'));
    await context.close();
  });

  test('without the right it says so, and Enter does nothing', async () => {
    const { page, context } = await at(`/accounts/${accountId}`, 'anna');
    await type(page, 'umbuchen ingo');
    await page.getByText('Nur mit Recht „Umbuchen“').waitFor();
    await press(page, 'Enter');
    expect(await page.getByRole('combobox').isVisible()).toBe(true);
    await context.close();
  });
});

test('the records chosen in a list: the preview opens for all of them', async () => {
  const { page, context } = await at('/accounts');
  await page.getByRole('row').nth(1).waitFor();
  await press(page, 'j', 'x', 'Shift+J');
  await page.getByText('2 ausgewählt').waitFor();
  await type(page, 'wv mo');
  await option(page, 'Wiedervorlage Mo., 24.11. – 2 Datensätze').waitFor();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await eventually(async () => expect(await dialog.getByLabel('Vom').inputValue()).toBe('24.11.2025'));
  await context.close();
});

test('a link opens the palette with the text, not carried out', async () => {
  const { page, context } = await at('/command?c=status+interesse');
  await page.getByRole('combobox').waitFor();
  expect(await page.getByRole('combobox').inputValue()).toBe('status interesse');
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/today');
  await context.close();
});

test('scopes look for one kind only', async () => {
  const { page, context } = await at('/today');
  await type(page, 'ka: vk');
  await option(page, /VK/).waitFor();
  await page.getByRole('combobox').fill('k: sommer');
  await option(page, /Sabine Sommer/).waitFor();
  await page.getByRole('combobox').fill('f: sonn');
  await option(page, /Sonnenschein AG/).waitFor();
  expect(await option(page, /Sommer/).count()).toBe(0);
  await context.close();
});

test('what the server finds comes below and moves nothing', async () => {
  const { page, context } = await at('/today');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/search-results*', async (route) => {
    await held;
    await route.continue();
  });
  await type(page, 'au');
  await press(page, 'ArrowDown');
  const highlighted = () => page.locator('[role=option][aria-selected=true]').textContent();
  const [before, count] = [await highlighted(), await page.getByRole('option').count()];
  release();
  await eventually(async () => expect(await page.getByRole('option').count()).toBeGreaterThan(count));
  expect(await highlighted()).toBe(before);
  await context.close();
});
