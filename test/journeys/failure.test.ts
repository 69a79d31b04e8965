import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** U22: whatever the server or the line does to a save, nothing typed is lost and nothing is claimed that is not so. */
let stage: Stage;
let page: Page;
let record: { accountId: string; followUpId: string };
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.app.owner.query("update follow_up set due_on = '2026-06-01' where done_at is null");
  record = await dueToday(stage, 'Autohaus Lindner', '09:00');
  await dueToday(stage, 'Hofgut Sperling', '14:00');
  ({ page } = await stage.open('anna'));
  await page.goto(`${stage.address}/today`);
  await settled(page);
  await row('Autohaus Lindner').waitFor();
});
afterEach(() => page.context().close());

const saves = '**/api/v1/activities';
const row = (name: string) => page.getByRole('option', { name: new RegExp(name) });
const note = () => page.getByRole('textbox', { name: /^Notiz/ });
const chosen = async () => (await page.getByRole('radio', { checked: true }).allTextContents()).join(' | ');
const activitiesOf = async (accountId: string) =>
  (await stage.app.call(`/accounts/${accountId}/timeline`)).body.items as { text: string }[];
const stored = async (text: string) =>
  (await activitiesOf(record.accountId)).filter((activity) => activity.text === text).length;

/** Reached, third status, in a week, with a note; saved. */
async function workOff(text: string) {
  await press(page, 'a', '1', '3', '3');
  await note().fill(text);
  await press(page, 'Control+Enter');
}

describe('the server fails', () => {
  test('a 500 is tried again until it succeeds; until then the entry says so', async () => {
    let refusals = 2;
    await page.route(saves, (route) =>
      route.request().method() === 'POST' && refusals-- > 0
        ? route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: '{"code":"unexpected"}',
          })
        : route.continue(),
    );
    await workOff('trotz 500');
    const sending = page.getByRole('list', { name: 'Wird gesendet' });
    await sending.getByText('Autohaus Lindner').waitFor();
    await sending.getByText('wird gesendet').waitFor();
    expect(await stored('trotz 500')).toBe(0);
    await page.clock.runFor(5_000);
    await eventually(async () => expect(await stored('trotz 500')).toBe(1));
    await sending.waitFor({ state: 'detached' });
  });

  test('an answer that got lost is asked for again: one activity, not two', async () => {
    let lost = false;
    await page.route(saves, async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue();
      lost = true;
      await route.fetch();
      await route.abort();
    });
    await workOff('Antwort verloren');
    await eventually(async () => expect(lost && (await stored('Antwort verloren'))).toBe(1));
    await page.clock.runFor(5_000);
    await page.getByRole('list', { name: 'Wird gesendet' }).waitFor({ state: 'detached' });
    expect(await stored('Antwort verloren')).toBe(1);
  });
});

describe('a colleague was faster', () => {
  test('already done: who and when; the activity can still be saved', async () => {
    await press(page, 'a', '1');
    await note().fill('mein Text');
    const done = await stage.app.post(
      '/activities',
      {
        accountId: record.accountId,
        text: 'schon erledigt',
        completes: [record.followUpId],
        followUps: [{ text: 'weiter', dueOn: '2025-12-01' }],
      },
      'ingo',
    );
    expect(done.status).toBe(201);
    await press(page, 'Control+Enter');
    await page.getByRole('alert').getByText('Autohaus Lindner: nicht gespeichert.').waitFor();
    // The status bar no longer claims it either.
    expect(await page.getByText('Autohaus Lindner erledigt.').count()).toBe(0);
    await row('Autohaus Lindner').click();
    await page.getByText('ingo hat diese Wiedervorlage um 10:41 erledigt.').waitFor();
    await page.getByRole('button', { name: 'Verwerfen' }).last().waitFor();
    await page.getByRole('button', { name: 'Aktivität trotzdem speichern' }).click();
    await eventually(async () => expect(await stored('mein Text')).toBe(1));
    await row('Autohaus Lindner').waitFor({ state: 'detached' });
  });

  test.each([
    ['Ihren übernehmen', 'Angebotsphase'],
    ['Aktuellen behalten', 'Bedarf geklärt'],
  ])('status changed meanwhile: both values are shown; „%s“', async (button, status) => {
    // The page does not learn of the change before it saves.
    await page.route('**/api/v1/events', (route) => route.abort());
    await page.reload();
    await settled(page);
    await row('Autohaus Lindner').waitFor();
    await press(page, 'a', '1', '3', '3');
    await note().fill('mein Text');
    const { vk, statuses } = stage.app.world;
    const change = { campaignId: vk, toStatusId: statuses['Bedarf geklärt'] };
    const body = { accountId: record.accountId, text: 'geklärt', statusChanges: [change] };
    const followUps = [{ text: 'weiter', dueOn: '2025-12-01' }];
    expect((await stage.app.post('/activities', { ...body, followUps }, 'ingo')).status).toBe(201);
    await press(page, 'Control+Enter');
    await page.getByRole('alert').getByText('Autohaus Lindner: nicht gespeichert.').waitFor();
    await row('Autohaus Lindner').click();
    await page
      .getByText('Status ist inzwischen „Bedarf geklärt“ (ingo, 10:41). Ihr Wert: „Angebotsphase“.')
      .waitFor();
    await page.getByRole('button', { name: button }).click();
    await eventually(async () => expect(await stored('mein Text')).toBe(1));
    const { body: account } = await stage.app.call(`/accounts/${record.accountId}`);
    expect(account.statuses).toMatchObject([{ status: { name: status } }]);
  });
});

describe('the server finds the save incomplete', () => {
  test('the form comes back with text and choices, and can be saved', async () => {
    let refused = false;
    await page.route(saves, (route) => {
      if (refused || route.request().method() !== 'POST') return route.continue();
      refused = true;
      return route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'follow-up-required',
          detail: 'Bitte Wiedervorlage ergänzen.',
          errors: [],
        }),
      });
    });
    await workOff('bleibt stehen');
    await page.getByText('Bitte ergänzen', { exact: true }).waitFor();
    await row('Autohaus Lindner').click();
    await page.getByText('Nicht gespeichert. Bitte Wiedervorlage ergänzen.').waitFor();
    expect(await note().inputValue()).toBe('bleibt stehen');
    expect(await chosen()).toMatch(/Erreicht.*Angebotsphase.*In 1 Woche/);
    expect(await stored('bleibt stehen')).toBe(0);
    await note().focus();
    await press(page, 'Control+Enter');
    await eventually(async () => expect(await stored('bleibt stehen')).toBe(1));
  });
});

describe('offline', () => {
  test('entries wait, survive reloading, and arrive once when the line is back', async () => {
    await page.context().setOffline(true);
    for (const text of ['offline 1', 'offline 2']) await workOff(text);
    const sending = page.getByRole('list', { name: 'Wird gesendet' });
    await sending.getByText('Hofgut Sperling').waitFor();
    expect(await sending.getByRole('listitem').count()).toBe(2);
    await page.getByText('Offline. 2 Einträge werden gesendet, sobald Sie verbunden sind.').waitFor();
    expect(await stored('offline 1')).toBe(0);
    await page.context().setOffline(false);
    await page.reload();
    await page.clock.runFor(2_000);
    await eventually(async () => expect(await stored('offline 1')).toBe(1));
    await sending.waitFor({ state: 'detached' });
    await page.clock.runFor(70_000);
    const { rows } = await stage.app.owner.query(
      "select text, count(*)::int as n from activity where text like 'offline _' group by text order by text",
    );
    expect(rows).toEqual([
      { text: 'offline 1', n: 1 },
      { text: 'offline 2', n: 1 },
    ]);
  });
});

describe('Z after reloading', () => {
  const posts = (route: Route) => route.request().method() === 'POST';
  const dueAgain = async () => {
    const { body } = await stage.app.call(`/follow-ups/${record.followUpId}`);
    expect(body.state).toBe('open');
  };

  test('takes a save that never left out of the outbox; its draft comes back', async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
    await page.route(saves, (route) => (posts(route) ? route.abort() : route.continue()));
    await page.reload();
    await settled(page);
    await row('Autohaus Lindner').waitFor();
    await workOff('nie abgeschickt');
    await row('Autohaus Lindner').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Autohaus Lindner erledigt.').waitFor();
    expect(await row('Autohaus Lindner').count()).toBe(0);
    await press(page, 'z');
    await row('Autohaus Lindner').getByText('Entwurf').waitFor();
    await page.unroute(saves);
    await page.clock.runFor(70_000);
    expect(await stored('nie abgeschickt')).toBe(0);
    await row('Autohaus Lindner').click();
    await press(page, 'i');
    await expect.poll(() => note().inputValue()).toBe('nie abgeschickt');
  });

  test('takes one back that had arrived, as soon as its answer is there', async () => {
    let isLost = true;
    await page.route(saves, async (route) => {
      if (!isLost || !posts(route)) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await workOff('angekommen');
    await eventually(async () => expect(await stored('angekommen')).toBe(1));
    await page.reload();
    await page.getByText('Autohaus Lindner erledigt.').waitFor();
    await press(page, 'z');
    await page.getByText('Wird rückgängig gemacht, sobald es gespeichert ist.').waitFor();
    isLost = false;
    await page.clock.runFor(70_000);
    await eventually(dueAgain);
    await row('Autohaus Lindner').waitFor();
  });
});
