import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** ux.md 2.18 and 6.7: a day is taken in any notation, and stands there in full on leave. Today is 21.11.2025. */
let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.open('anna'));
  await page.goto(`${stage.address}/follow-ups`);
  await settled(page);
});
afterAll(() => stage.close());

const from = () => page.getByLabel('Fällig ab');
const inAddress = () => new URL(page.url()).searchParams.get('from');
const shows = (text: string, day: string | null) =>
  eventually(async () => {
    expect(await from().inputValue()).toBe(text);
    expect(inAddress()).toBe(day);
  });

test.each([
  ['24.11.', '24.11.2025', '2025-11-24'],
  ['24112026', '24.11.2026', '2026-11-24'],
  ['1/2/26', '01.02.2026', '2026-02-01'],
  ['2025-12-05', '05.12.2025', '2025-12-05'],
  ['', '', null],
])('„%s“ is read on Enter', async (typed, written, day) => {
  await from().fill(typed);
  await press(page, 'Enter');
  await shows(written, day);
});

test('what is no day is said, and filters nothing', async () => {
  await from().fill('5.12.');
  await press(page, 'Tab');
  await shows('05.12.2025', '2025-12-05');
  await from().fill('30.2.');
  await press(page, 'Tab');
  await page.getByText('Diesen Tag gibt es nicht. Schreiben Sie ihn etwa als 24.11.2025.').waitFor();
  expect(inAddress()).toBe('2025-12-05');
});

test('in English the day stands as one writes it there', async () => {
  const language = (language: 'de' | 'en') =>
    stage.app.call('/me', { as: 'anna', method: 'PATCH', body: { language } });
  await language('en');
  await page.goto(`${stage.address}/follow-ups?from=2025-12-05`);
  await eventually(async () => expect(await page.getByLabel('Due from').inputValue()).toBe('05/12/2025'));
  await language('de');
});

test('a form sends no text that is no day', async () => {
  const { page: admin, context } = await stage.open('admin');
  await admin.goto(`${stage.address}/contacts/${stage.app.world.contacts.K2}`);
  await settled(admin);
  await press(admin, 'e');
  const birthDate = admin.getByLabel('Geburtsdatum');
  const save = admin.getByRole('button', { name: /^Speichern/ });
  await birthDate.fill('31.4.1971');
  await save.click();
  await admin.getByText('Diesen Tag gibt es nicht').waitFor();
  await birthDate.fill('30.4.71');
  await save.click();
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  const { body } = await stage.app.call(`/contacts/${stage.app.world.contacts.K2}`, { as: 'admin' });
  expect(body.birthDate).toBe('1971-04-30');
  await context.close();
});
