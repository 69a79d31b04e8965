import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueToday, openStage, password, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** ux.md 2.16.6: the session warns two minutes before its end, one key prolongs it, and its end loses nothing. */
let stage: Stage;
let page: Page;
let accountId: string;
const threeDaysMs = 3 * 86_400_000;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.app.owner.query("update follow_up set due_on = '2026-06-01' where done_at is null");
  ({ accountId } = await dueToday(stage, 'Autohaus Lindner', '09:00'));
  ({ page } = await stage.open('anna'));
  await lasts(threeDaysMs / 1_000);
  await load(page, '/today');
  await page.getByRole('option', { name: /Autohaus Lindner/ }).waitFor();
});
afterEach(() => page.context().close());

/** Every session ends so many seconds from now, which the browser does not know yet. */
const lasts = (seconds: number) =>
  stage.app.owner.query('update auth.session set expires_at = now() + make_interval(secs => $1)', [seconds]);
const isAboutSession = (response: { url(): string }) => response.url().endsWith('/api/v1/sessions');

/** Opens an address and waits until the page knows how long its session lasts. */
async function load(on: Page, address: string): Promise<void> {
  const known = on.waitForResponse(isAboutSession);
  await on.goto(`${stage.address}${address}`);
  await known;
  await settled(on);
}

/** Brings the browser to what it takes for the end; the server says how much is really left. */
async function nearEnd(seconds: number, on = page): Promise<void> {
  await lasts(seconds);
  await on.clock.fastForward(threeDaysMs);
}

const banner = (on = page) => on.getByRole('status').filter({ hasText: 'abgemeldet. Entwürfe bleiben' });
const dialog = (on = page) => on.getByRole('dialog', { name: 'Wieder anmelden' });
const note = () => page.getByRole('textbox', { name: /^Notiz/ });
const stored = async (text: string) =>
  (await stage.app.call(`/accounts/${accountId}/timeline`)).body.items.filter(
    (activity: { text: string }) => activity.text === text,
  ).length as number;

async function signInAgain(on = page): Promise<void> {
  await dialog(on).getByLabel('Passwort').fill(password);
  await on.keyboard.press('Enter');
  await dialog(on).waitFor({ state: 'detached' });
}

async function violations(): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}

describe('before the end', () => {
  test('a quiet banner says so, in its last minute as well, and Ctrl+J stays signed in while one types', async () => {
    expect(await banner().count()).toBe(0);
    await nearEnd(110);
    await banner().getByText('Sie werden in 2 Minuten abgemeldet. Entwürfe bleiben erhalten.').waitFor();
    expect(await violations()).toEqual([]);
    await press(page, 'a', '1');
    await note().fill('mitten im Satz');
    await lasts(55);
    await page.clock.fastForward(60_000);
    await banner().getByText('in weniger als einer Minute').waitFor();
    await page.keyboard.press('Control+J');
    await banner().waitFor({ state: 'detached' });
    await page.getByText(/Sie bleiben bis \d\d\.\d\d\.\d{4} angemeldet\./).waitFor();
    expect(await note().inputValue()).toBe('mitten im Satz');
    const { rows } = await stage.app.owner.query(
      "select count(*)::int as n from auth.session where expires_at > now() + interval '29 days'",
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  test('its button does the same, and the other windows need not ask again', async () => {
    const other = await page.context().newPage();
    await load(other, '/accounts');
    await nearEnd(110);
    await nearEnd(110, other);
    await banner(other).waitFor();
    await banner().waitFor();
    await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await banner().waitFor({ state: 'detached' });
    await banner(other).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'main');
  });
});

describe('after the end', () => {
  test('it asks for the password over the page, by itself; what was half written goes on', async () => {
    await press(page, 'a', '1');
    await note().fill('halb geschrieben');
    await nearEnd(40);
    await banner().waitFor();
    await lasts(-1);
    await page.clock.fastForward(45_000);
    await dialog().getByText('Sie sind nicht mehr als anna angemeldet.').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'password');
    expect(await violations()).toEqual([]);
    await press(page, 'Escape', 'Escape');
    await dialog().getByLabel('Passwort').fill('falsch geraten');
    await page.keyboard.press('Enter');
    await dialog().getByText('E-Mail oder Passwort stimmt nicht.').waitFor();
    await signInAgain();
    await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
    expect(await note().inputValue()).toBe('halb geschrieben');
    await page.locator('[data-connection=connected]').waitFor();
  });

  test('a save that was refused for it goes off once its sender is back, once', async () => {
    await lasts(-1);
    await press(page, 'a', '1', '3', '3');
    await note().fill('nach dem Ende gespeichert');
    await press(page, 'Control+Enter');
    await dialog().waitFor();
    expect(await stored('nach dem Ende gespeichert')).toBe(0);
    await signInAgain();
    await eventually(async () => expect(await stored('nach dem Ende gespeichert')).toBe(1));
    await page.getByRole('option', { name: /Autohaus Lindner/ }).waitFor({ state: 'detached' });
  });

  test('a dialog open then is still there, and what it was sending arrives', async () => {
    await load(page, '/accounts?new=1');
    const name = page.getByRole('dialog').getByLabel(/^Firmenname/);
    await name.fill('Firma nach dem Ende');
    await lasts(-1);
    await page.getByRole('dialog').getByRole('button', { name: 'Firma anlegen' }).click();
    await dialog().waitFor();
    expect(await name.inputValue()).toBe('Firma nach dem Ende');
    await signInAgain();
    await page.getByRole('heading', { name: 'Firma nach dem Ende' }).waitFor();
  });

  test('signing in in one window is enough for all; signing out asks in all', async () => {
    const other = await page.context().newPage();
    await load(other, '/accounts');
    await page.getByRole('button', { name: 'anna' }).click();
    await page.getByRole('menuitem', { name: 'Abmelden' }).click();
    await page.waitForURL(/\/sign-in$/);
    await dialog(other).waitFor();
    await page.getByLabel('E-Mail').fill(`anna-${stage.app.world.users.anna}@muster.example`);
    await page.getByLabel('Passwort').fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/today/);
    await dialog(other).waitFor({ state: 'detached' });
    await other.getByRole('heading', { name: 'Firmen' }).waitFor();
  });

  test('somebody else signs in on a page of their own', async () => {
    await lasts(-1);
    await page.reload();
    await page.waitForURL(/\/sign-in\?returnTo=%2Ftoday/);
    await page.getByLabel('E-Mail').waitFor();
  });
});
