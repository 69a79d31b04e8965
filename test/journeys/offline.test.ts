import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** U23: a day's work in a cellar: nothing is lost by reloading, and all of it arrives once and in order. */
let stage: Stage;
let page: Page;
const names = Array.from({ length: 6 }, (_, at) => `Betrieb ${at + 1}`);
beforeAll(async () => {
  stage = await openStage();
  for (const [at, name] of names.entries()) await dueToday(stage, name, `1${at}:00`);
  ({ page } = await stage.open('anna', { worker: true }));
  await page.goto(`${stage.address}/today`);
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.getByRole('option').nth(5).waitFor();
});
afterAll(() => stage.close());

const note = () => page.getByRole('textbox', { name: /^Notiz/ });
const written = async () => {
  const { rows } = await stage.app.owner.query(
    `select activity.text, account.name from activity join account on account.id = activity.account_id
      where activity.text like 'offline%' order by activity.recorded_at, activity.id`,
  );
  return rows as { text: string; name: string }[];
};

test('five loops offline, reloaded offline, back online: exactly five', async () => {
  await page.context().setOffline(true);
  for (const name of names.slice(0, 5)) {
    await page.getByRole('option', { name: new RegExp(name) }).waitFor();
    await press(page, 'a', '1', '3', '3');
    await note().fill(`offline ${name}`);
    await press(page, 'Control+Enter');
  }
  await page.getByText('Offline. 5 Einträge werden gesendet, sobald Sie verbunden sind.').waitFor();
  await page.reload();
  await page.clock.runFor(10_000);
  await page.getByText('Offline. 5 Einträge werden gesendet, sobald Sie verbunden sind.').waitFor();
  expect(await written()).toEqual([]);
  await page.context().setOffline(false);
  await page.clock.runFor(5_000);
  await eventually(async () => expect(await written()).toHaveLength(5), 15_000);
  await settled(page);
  await page.clock.runFor(70_000);
  expect((await written()).map(({ name, text }) => text === `offline ${name}` && name).sort()).toEqual(
    names.slice(0, 5),
  );
  await page.getByRole('option', { name: /Betrieb 6/ }).waitFor();
  await eventually(async () => expect(await page.getByRole('option').count()).toBe(1));
});
