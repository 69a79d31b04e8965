import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** ux.md S03: follow-ups by week and month, moved by keys or by dragging, in 42 days at most. */
let stage: Stage;
let page: Page;
let accountId: string;
beforeAll(async () => {
  stage = await openStage();
  accountId = await stage.app.newRecord('Autohaus Lindner');
  const due = (text: string, dueOn: string) => ({ text, dueOn });
  await stage.app.post('/activities', {
    accountId,
    text: 'geplant',
    followUps: [
      due('Angebot', '2025-11-26'),
      ...Array.from({ length: 5 }, (_, at) => due(`Nr. ${at}`, '2025-11-27')),
    ],
  });
  ({ page } = await stage.open('anna'));
});
afterAll(() => stage.close());

const go = async (address: string, on = page) => {
  await on.goto(stage.address + address);
  await settled(on);
};
const day = (name: RegExp) => page.getByRole('gridcell', { name });
const dueOf = async (text: string) =>
  (await stage.app.call(`/follow-ups?accountId=${accountId}&limit=50`)).body.items.find(
    (one: { text: string }) => one.text === text,
  ).dueOn;
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

describe('the week', () => {
  test('is walked through by arrows, and over its edge', async () => {
    await go('/follow-ups?display=week&day=2025-11-23');
    await day(/^Sonntag, 23. November 2025/).focus();
    await press(page, 'ArrowRight');
    await eventually(async () => expect(await focused()).toMatch(/^Montag, 24. November 2025/));
    await press(page, 'ArrowRight', 'ArrowRight');
    await eventually(async () => expect(await focused()).toMatch(/^Mittwoch, 26. November 2025, 1 fällig/));
  });

  test('V reschedules what has the focus, and Z takes it back', async () => {
    await press(page, 'Enter', 'v');
    await page.getByRole('dialog').waitFor();
    await press(page, '1');
    await eventually(async () => expect(await dueOf('Angebot')).toBe('2025-11-24'));
    await day(/^Montag, 24. November 2025, 1 fällig/).waitFor();
    await press(page, 'z');
    await eventually(async () => expect(await dueOf('Angebot')).toBe('2025-11-26'));
    await day(/^Mittwoch, 26. November 2025, 1 fällig/).waitFor();
  });

  test('a follow-up is dragged to another day, but not before its activity', async () => {
    const item = () => day(/26. November/).getByRole('button', { name: 'Autohaus Lindner', exact: true });
    await item().dragTo(day(/^Freitag, 28. November/));
    await eventually(async () => expect(await dueOf('Angebot')).toBe('2025-11-28'));
    await press(page, 'z');
    await day(/^Mittwoch, 26. November 2025, 1 fällig/).waitFor();
    await page.getByRole('button', { name: 'Zurück' }).click();
    await day(/^Mittwoch, 19. November/).waitFor();
  });
});

test('the month names holidays and says how many more there are; they lead to the list of that day', async () => {
  await go('/follow-ups?display=month&day=2025-11-27');
  await page.getByRole('button', { name: '2 weitere' }).click();
  await page.waitForURL(/from=2025-11-27/);
  await eventually(async () => expect(await page.getByRole('row').count()).toBe(6));
  await go('/follow-ups?display=month&day=2025-12-01');
  await day(/^Donnerstag, 25. Dezember 2025, .*Weihnacht/).waitFor();
});

test('before the day of its activity nothing can be put: the reason is said, it stays where it was', async () => {
  await go('/follow-ups?display=month&day=2025-11-26');
  const item = day(/26. November/).getByRole('button', { name: 'Autohaus Lindner', exact: true });
  await item.dragTo(day(/^Montag, 17. November/));
  await page.getByText(/Die Wiedervorlage liegt vor der Aktivität/).waitFor();
  await day(/^Mittwoch, 26. November 2025, 1 fällig/).waitFor();
  expect(await dueOf('Angebot')).toBe('2025-11-26');
});

test('on a telephone the days stand one below the other', async () => {
  const { page: phone, context } = await stage.open('anna', { width: 390, height: 844, touch: true });
  await go('/follow-ups?display=week&day=2025-11-27', phone);
  await phone.getByRole('heading', { name: /Mittwoch, 26. November 2025/ }).waitFor();
  expect(await phone.getByRole('heading', { level: 3 }).count()).toBe(2);
  await context.close();
});

test('the workload of the team is for whoever may rebook, each figure leads to its list', async () => {
  expect(await page.getByRole('button', { name: 'Auslastung' }).count()).toBe(0);
  const { page: lead, context } = await stage.open('lena');
  await go('/follow-ups?display=workload&day=2025-11-27', lead);
  await lead.getByRole('link', { name: '5', exact: true }).click();
  await lead.waitForURL(/assignee=.*from=2025-11-27&to=2025-11-27/);
  await context.close();
});
