import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** The daily loop by keyboard (ux.md 5: U01 to U07), with the key presses counted. */
let stage: Stage;
let page: Page;
let errors: string[];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Two records in the campaign, due today for anna, the first without time. */
let record: string;
let followUpId: string;
beforeEach(async () => {
  await page?.context().close();
  const { app } = stage;
  await app.owner.query("update follow_up set due_on = '2026-06-01' where done_at is null");
  ({ accountId: record, followUpId } = await dueToday(stage, 'Autohaus Lindner', '09:00'));
  await dueToday(stage, 'Hofgut Sperling', '14:00');
  ({ page, errors } = await stage.open('anna'));
  await page.goto(`${stage.address}/today`);
  await settled(page);
  await page.getByRole('option', { name: /Autohaus Lindner/ }).waitFor();
});

const keys = async (...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
const openOf = async (accountId: string) =>
  (await stage.app.call(`/follow-ups?accountId=${accountId}`)).body.items;
const stateOf = async (id: string) => (await stage.app.call(`/follow-ups/${id}`)).body;
/** The outbox sends without the user waiting; the server has it within a moment. */
const eventually = (check: () => Promise<void>) =>
  expect.poll(async () => check().then(() => true, String), { timeout: 15_000 }).toBe(true);

describe('the loop', () => {
  test('U01: not reached in 4 presses', async () => {
    await keys('a', '2', 'Control+Enter');
    await eventually(async () => {
      expect(await stateOf(followUpId)).toMatchObject({ state: 'done' });
      expect(await openOf(record)).toMatchObject([{ dueOn: '2025-11-24', dueTime: '15:00', attempts: 1 }]);
    });
    expect(errors).toEqual([]);
  });

  test('U02 and U05: reached, other status, other date in 6 presses; the next one is selected', async () => {
    await keys('a', '1', '3', '3', 'Control+Enter');
    await eventually(async () => {
      expect(await openOf(record)).toMatchObject([
        { dueOn: '2025-11-28', status: { name: 'Angebotsphase' } },
      ]);
    });
    const selected = page.getByRole('option', { selected: true });
    expect(await selected.textContent()).toContain('Hofgut Sperling');
    expect(await page.getByRole('option', { name: /Autohaus Lindner/ }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('U04: nothing between the key and the next item waits for the network', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    // From here on the server answers nothing at all until it is let go.
    await page.route('**/api/v1/**', async (route) => {
      asked++;
      await held;
      await route.continue();
    });
    await keys('a', '1', '3', '3', 'Control+Enter');
    const selected = page.getByRole('option', { selected: true });
    expect(await selected.textContent()).toContain('Hofgut Sperling');
    expect(await page.getByRole('option', { name: /Autohaus Lindner/ }).count()).toBe(0);
    await page.getByRole('heading', { name: 'Hofgut Sperling' }).waitFor();
    await page.getByText('Autohaus Lindner erledigt. Nächste Wiedervorlage: Fr., 28.11., 09:30.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
    expect(await page.title()).toMatch(/1 offen/);
    // The next one is worked off as well, before the first has been answered.
    await keys('a', '2', 'Control+Enter');
    await page.getByText(/^Alles erledigt/).waitFor();
    await expect.poll(() => asked).toBeGreaterThan(0);
    expect((await stateOf(followUpId)).state).toBe('open');
    release();
    await eventually(async () => expect((await stateOf(followUpId)).state).toBe('done'));
    expect(errors).toEqual([]);
  });

  test('U03: a typed date in 10 presses, its preview seen before saving', async () => {
    await keys('a', '1', '3', '7', 'm', 'o', '1', '0');
    await page.getByText('Mo., 24.11.2025, 10:00').first().waitFor();
    await keys('Control+Enter');
    await eventually(async () => {
      expect(await openOf(record)).toMatchObject([{ dueOn: '2025-11-24', dueTime: '10:00' }]);
    });
  });

  test('U06: one key takes all of it back', async () => {
    await keys('a', '1', '3', '3', 'Control+Enter');
    await eventually(async () => expect((await stateOf(followUpId)).state).toBe('done'));
    await keys('z');
    await eventually(async () => {
      expect(await openOf(record)).toMatchObject([{ id: followUpId, status: { name: 'Erstkontakt' } }]);
    });
    const { body } = await stage.app.call(`/accounts/${record}/timeline`);
    expect(body.items.some(({ withdrawn }: { withdrawn: object | null }) => withdrawn)).toBe(true);
  });

  test('an appointment brings its preparation along, shown before it is saved; 0 leaves it out', async () => {
    await keys('a', '5', ...'8.12. 10', 'Enter');
    const preparation = page.getByRole('radiogroup', { name: 'Vorbereitung' });
    expect(await preparation.getByRole('radio', { checked: true }).textContent()).toContain('Fr., 05.12.');
    await page.getByText('Wiedervorlage Mo., 08.12., 10:00 · Vorbereitung Fr., 05.12.').waitFor();
    await keys('0');
    await page.getByText(/Wiedervorlage Mo\., 08\.12\., 10:00$/).waitFor();
    await preparation.getByRole('radio', { name: /05\.12\./ }).click();
    await keys('Control+Enter');
    await page.getByText(/Autohaus Lindner erledigt\. Nächste Wiedervorlage: Fr\., 05\.12\.$/).waitFor();
    await eventually(async () => {
      expect(await openOf(record)).toMatchObject([
        { text: 'Termin vorbereiten', dueOn: '2025-12-05', dueTime: null, medium: 'note' },
        { text: 'Termin', dueOn: '2025-12-08', dueTime: '10:00', medium: 'meeting' },
      ]);
    });
    await keys('z');
    await eventually(async () => expect(await openOf(record)).toMatchObject([{ id: followUpId }]));
    expect(errors).toEqual([]);
  });

  test('F: rescheduling alone takes 2 presses', async () => {
    await keys('v', '3');
    await eventually(async () => expect((await stateOf(followUpId)).dueOn).toBe('2025-11-28'));
  });
});

describe('when something is in the way', () => {
  test('a dialog over the form keeps the keys of the form to itself', async () => {
    await keys('a', '1', '+');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await keys('Control+Enter', 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('option', { name: /Autohaus Lindner/, selected: true }).waitFor();
    expect((await stateOf(followUpId)).state).toBe('open');
  });

  test('U22: a colleague was faster: who and when, and nothing typed is lost', async () => {
    await keys('a', '1');
    await stage.app.post(
      '/activities',
      {
        accountId: record,
        text: 'schon erledigt',
        completes: [followUpId],
        followUps: [{ text: 'weiter', dueOn: '2025-12-01' }],
      },
      'ingo',
    );
    await page.getByRole('textbox', { name: /Notiz/ }).fill('mein Text');
    await keys('Control+Enter');
    // The flow has gone on to the next one; the refusal is said above, and the item waits at the top of the queue.
    await page.getByRole('alert').getByText('Autohaus Lindner: nicht gespeichert.').waitFor();
    await keys('k');
    await page.getByText('ingo hat diese Wiedervorlage um 10:41 erledigt.').waitFor();
    await page.getByRole('button', { name: 'Aktivität trotzdem speichern' }).click();
    await eventually(async () => {
      const { body } = await stage.app.call(`/accounts/${record}/timeline`);
      expect(JSON.stringify(body.items)).toContain('mein Text');
    });
  });
});
