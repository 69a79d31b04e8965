import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** „Serie“ (ux.md 2.5.9): a list worked off record by record, without going back to it in between. */
let stage: Stage;
let page: Page;
const names = ['Serie Anton', 'Serie Berta', 'Serie Cäsar'];
const records: Record<string, { accountId: string; followUpId: string }> = {};
beforeAll(async () => {
  stage = await openStage();
  for (const [at, name] of names.entries()) records[name] = await dueToday(stage, name, `1${at + 1}:30`);
});
afterAll(() => stage.close());
afterEach(() => page.context().close());

async function at(address: string) {
  ({ page } = await stage.open('anna'));
  await page.goto(stage.address + address);
  await settled(page);
}
const start = () => page.getByRole('button', { name: 'Serie starten' }).click();
const shows = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
const position = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
const openTexts = async (name: string) => {
  const { body } = await stage.app.call(`/follow-ups?accountId=${records[name]!.accountId}`);
  return (body.items as { text: string }[]).map(({ text }) => text);
};

describe('a run through the records of a list', () => {
  test('each save opens the next, L skips, a reload goes on, and the end says what was done', async () => {
    await at('/accounts?q=Serie&sort=name');
    await page.getByText('Serie Cäsar').first().waitFor();
    await start();
    await shows('Serie Anton');
    await position('1 von 3');
    expect(page.url()).toContain('/worklists/');

    await page.clock.runFor(42_000);
    await press(page, 'i');
    await page.getByRole('textbox', { name: /^Notiz/ }).fill('in der Serie');
    await press(page, 'Control+Enter');
    await shows('Serie Berta');
    // The first took 42 seconds, two are left.
    await position(/2 von 3 · 00:4\d je Gespräch · fertig ca\. 10:4\d/);
    await page.locator('#work-title:focus').waitFor();

    await press(page, 'l');
    await shows('Serie Cäsar');
    await position('1 übersprungen');
    await page.reload();
    await shows('Serie Cäsar');
    await position(/3 von 3 · 00:4\d je Gespräch/);

    await page.getByRole('button', { name: 'Serie verlassen' }).click();
    await page.waitForURL(/\/accounts\?/);
    await page.goto(`${stage.address}/today`);
    await page.getByRole('link', { name: 'Serie fortsetzen: 2 von 3' }).click();
    await shows('Serie Cäsar');

    await press(page, 'l');
    await page.getByText(/Serie beendet: 1 gespeichert, 2 übersprungen\. 00:4\d je Gespräch/).waitFor();
    await page.getByRole('button', { name: 'Übersprungene noch einmal' }).click();
    await shows('Serie Berta');
    await position('1 von 2');
    await eventually(async () => {
      const { body } = await stage.app.call(`/accounts/${records['Serie Anton']!.accountId}/timeline`);
      expect(JSON.stringify(body.items)).toContain('in der Serie');
    });
  });
});

describe('a run through the queue', () => {
  test('is offered from the start, and nothing moves when the one that was left is found', async () => {
    for (const width of [1440, 390]) {
      ({ page } = await stage.open('anna', { width, touch: width === 390 }));
      await page.goto(`${stage.address}/today`);
      const top = async () => (await page.getByText('Serie Anton').first().boundingBox())!.y;
      await settled(page);
      const before = await top();
      await start();
      await page.waitForURL(/\/worklists\//);
      await page.goto(`${stage.address}/today`);
      await page.getByRole('button', { name: 'Serie starten' }).waitFor();
      await page.getByRole('link', { name: 'Serie fortsetzen: 0 von 3' }).waitFor();
      expect(await top(), `${width} px`).toBe(before);
      if (width === 1440) await page.context().close();
    }
  });

  test('finishes follow-ups with the keys of the daily loop, and Z comes back to the record', async () => {
    await at('/today');
    await page.getByRole('option', { name: /Serie Anton/ }).waitFor();
    await start();
    const first = page.getByRole('heading', { level: 2, name: /Serie/ });
    await first.waitFor();
    const name = (await first.textContent())!;
    await page.locator('#work-title:focus').waitFor();
    await press(page, 'a', '2', 'Control+Enter');
    await first.filter({ hasNotText: name }).waitFor();
    await eventually(async () => expect(await openTexts(name)).not.toContain('anrufen'));
    await press(page, 'z');
    await shows(name);
    await eventually(async () => expect(await openTexts(name)).toContain('anrufen'));
  });
});
