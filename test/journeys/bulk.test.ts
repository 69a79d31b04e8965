import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyFollowUps } from '#features/bulk/bulk.fixture.ts';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** Mass change and rebooking in the list of follow-ups (WV-06, WV-07), by keyboard as far as it is typed. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const list = (assignee: string, dueOn: string) =>
  `${stage.address}/follow-ups?assignee=${assignee}&from=${dueOn}&to=${dueOn}`;
const facts = async (ids: string[]) =>
  (
    await stage.app.owner.query(
      `select count(*)::int as n, min(due_on)::text as due, (select name from app_user u where u.id = min(f.assignee_id::text)::uuid) as assignee
         from follow_up f where id = any($1) and done_at is null group by assignee_id`,
      [ids],
    )
  ).rows;

test('lena rebooks 5 of anna to ingo: marked by keys, looked at before, taken back with Z', async () => {
  const ids = await manyFollowUps(stage.app, 5, { dueOn: '2026-03-02' });
  const { page, context, errors } = await stage.open('lena');
  await page.goto(list(stage.app.world.users.anna, '2026-03-02'));
  await settled(page);
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  for (let row = 1; row < 5; row++) await page.keyboard.press('Shift+J');
  await page.getByText('5 ausgewählt').waitFor();
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog', { name: '5 Wiedervorlagen umbuchen?' });
  await dialog.waitFor();
  await page.keyboard.type('ingo');
  await dialog.getByRole('option', { name: /ingo/ }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText('5 ändern sich').waitFor();
  await dialog.getByText('anna → ingo').first().waitFor();
  await dialog.getByRole('button', { name: 'Umbuchen' }).press('Enter');
  await page.getByText('5 geändert').first().waitFor();
  expect(await facts(ids)).toEqual([{ n: 5, due: '2026-03-02', assignee: 'ingo' }]);

  await page.keyboard.press('z');
  await page
    .getByText(/Rückgängig gemacht: 5 geändert/)
    .first()
    .waitFor();
  expect(await facts(ids)).toEqual([{ n: 5, due: '2026-03-02', assignee: 'anna' }]);
  expect(errors).toEqual([]);
  await context.close();
});

test('anna has no right to rebook: the action is absent, and what her group demands is said before', async () => {
  await manyFollowUps(stage.app, 1, { dueOn: '2026-03-09' });
  const { body } = await stage.app.post('/activities', {
    accountId: await stage.app.newRecord('Angebot GmbH'),
    text: 'aufgenommen',
    statusChanges: [{ campaignId: stage.app.world.vk, toStatusId: stage.app.world.statuses.Angebotsphase }],
    followUps: [{ text: 'anrufen', dueOn: '2026-03-09' }],
  });
  expect(body.followUps).toHaveLength(1);
  const { page, context, errors } = await stage.open('anna');
  await page.goto(list('me', '2026-03-09'));
  await settled(page);
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  const bar = page.getByRole('region', { name: 'Massenbearbeitung' });
  await bar.getByText('2 ausgewählt').waitFor();
  expect(await bar.getByRole('button', { name: 'Umbuchen' }).count()).toBe(0);
  await bar.getByRole('button', { name: 'Erledigen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Was wurde getan/).fill('Weihnachtskarte versendet');
  await dialog.getByText('1 wird erledigt, mit 1 Aktivität · 1 ohne nächste Wiedervorlage').waitFor();
  await dialog.getByLabel('Wann?').fill('in 2 wochen');
  await dialog.getByText('2 werden erledigt, mit 2 Aktivitäten').waitFor();
  await dialog.getByRole('button', { name: 'Erledigen' }).click();
  await page.getByText('2 geändert').first().waitFor();
  const { rows } = await stage.app.owner.query(
    `select count(*)::int as n from activity where text = 'Weihnachtskarte versendet'`,
  );
  expect(rows).toEqual([{ n: 2 }]);
  expect(errors).toEqual([]);
  await context.close();
});

test('all 230 by the filter: a job with its page, what was changed since stays when it is taken back', async () => {
  const ids = await manyFollowUps(stage.app, 230, { dueOn: '2026-04-07' });
  const { page, context, errors } = await stage.open('anna');
  await page.goto(list('me', '2026-04-07'));
  await settled(page);
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Alle auswählen (230)' }).click();
  await page.getByText('Alle ausgewählt: 230').waitFor();
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: '230 Wiedervorlagen verschieben?' });
  await dialog.getByLabel('Arbeitstage', { exact: true }).fill('2');
  await dialog.getByText('Di., 07.04.2026 → Do., 09.04.2026').first().waitFor();
  await dialog.getByText('230 ändern sich').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/jobs\//);
  await page.clock.runFor(3_000);
  await page.getByText('Möglich bis').waitFor();
  expect(await facts(ids)).toEqual([{ n: 230, due: '2026-04-09', assignee: 'anna' }]);

  await stage.app.post('/follow-up-changes', { ids: ids.slice(0, 1), set: { dueOn: '2026-05-05' } });
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rückgängig machen' }).click();
  await page.getByRole('heading', { name: 'Massenbearbeitung rückgängig machen' }).waitFor();
  await page.clock.runFor(3_000);
  await page.getByText('229 zurückgenommen, 1 bleiben').waitFor();
  await page.getByRole('link', { name: 'Viele GmbH' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});
