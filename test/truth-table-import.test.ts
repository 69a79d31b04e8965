import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFile, settled, upload } from '../src/features/imports/import.fixture.ts';
import { type ChainRules, strictChain } from '../src/features/people/rules.ts';
import { type TestApp, testApp } from './app.ts';
import type { StatusName } from './world.ts';

/**
 * Scenario 14 through the fourth way, the import of CSV: the rows of capabilities.md 3.2 that a file can express, dry
 * and real, with E1 and E2 on and off. The other three ways stand in truth-table.test.ts, with the same results.
 */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Situation = 'in work' | 'final' | 'no status';
const statusOf: Record<Situation, StatusName | null> = {
  'in work': 'Angebotsphase',
  final: 'Kein Interesse',
  'no status': null,
};

const firstFollowUp = { text: 'nachfassen', from: '2013-09-24', to: '2013-09-24', userIds: [] };
const noWords = 'Keine Aktivität ohne Wiedervorlage: Planen Sie beim Import eine erste Wiedervorlage.';

async function useChain(chain: Partial<ChainRules>): Promise<void> {
  const { status, body } = await app.call(`/rights-groups/${app.world.groups.Vertrieb}`, {
    as: 'admin',
    method: 'PATCH',
    body: { chain: { ...strictChain, ...chain } },
  });
  expect(status, JSON.stringify(body)).toBe(200);
}

const optionsFor = (situation: Situation) => {
  const status = statusOf[situation];
  return {
    activityText: 'Von der Messe',
    ...(status ? { campaignId: app.world.vk, statusId: app.world.statuses[status] } : {}),
  };
};

let files = 0;
const newFile = () => `Firma\nFirma ${++files} aus der Datei GmbH\n`;

/** The dry run of a file and then its real run, as the wizard goes. */
async function dryAndReal(file: string, options: object) {
  const { body } = await upload(app, { file });
  const { id, recognised } = body.import;
  const runs = [];
  for (const dryRun of [true, false]) {
    const { status, body: said } = await app.post(`/imports/${id}/runs`, {
      mapping: recognised.mapping,
      options: { ...options, dryRun },
    });
    expect(status, JSON.stringify(said)).toBe(202);
    const { counts, gaps, followUpRequired } = await settled(app, id);
    const { body: rows } = await app.call(`/imports/${id}/rows`);
    runs.push({ counts, gaps, followUpRequired, reason: rows.items[0].reason });
  }
  const [dry, real] = runs;
  return { id, dry: dry!, real: real! };
}

/** What the import wrote, by table. */
async function written(importId: string) {
  const { rows } = await app.owner.query(
    `select (select count(*)::int from account where import_id = $1) as accounts,
            (select count(*)::int from activity where import_id = $1) as activities,
            (select count(*)::int from follow_up where import_id = $1) as "followUps"`,
    [importId],
  );
  return rows[0];
}

describe('row 1: activity and follow-up are stored whatever the options', () => {
  test.each(['in work', 'final', 'no status'] as const)('%s', async (situation) => {
    await useChain({ exceptFinalStatus: false, exceptNoStatus: false });
    const { id, dry, real } = await dryAndReal(newFile(), { ...optionsFor(situation), firstFollowUp });
    for (const run of [dry, real])
      expect(run).toMatchObject({ counts: { created: 1, failed: 0 }, gaps: 0, followUpRequired: true });
    expect(await written(id)).toEqual({ accounts: 1, activities: 1, followUps: 1 });
  });
});

type Row = [name: string, situation: Situation, chain: Partial<ChainRules>, isStored: boolean, gaps?: number];
const withoutFollowUp: Row[] = [
  ['row 2: in work', 'in work', {}, false],
  [
    'row 2: in work, in the scope of the record, which has none yet',
    'in work',
    { scope: 'per-record' },
    false,
  ],
  ['row 3: final, E1', 'final', {}, true, 0],
  ['row 3: final, without E1', 'final', { exceptFinalStatus: false }, false],
  ['row 3: final, without E2, which is not about it', 'final', { exceptNoStatus: false }, true, 0],
  ['row 4: no status, E2', 'no status', {}, true, 1],
  ['row 4: no status, without E2', 'no status', { exceptNoStatus: false }, false],
  ['row 4: no status, without E1, which is not about it', 'no status', { exceptFinalStatus: false }, true, 1],
  ['the option off, in work: only a hint', 'in work', { activityNeedsFollowUp: false }, true, 1],
  [
    'the option off, without exceptions: only a hint',
    'no status',
    { activityNeedsFollowUp: false, exceptFinalStatus: false, exceptNoStatus: false },
    true,
    1,
  ],
];

describe('rows 2 to 4: no follow-up', () => {
  test.each(withoutFollowUp)('%s', async (_, situation, chain, isStored, gaps = 0) => {
    await useChain(chain);
    const { id, dry, real } = await dryAndReal(newFile(), optionsFor(situation));
    const result = isStored
      ? { counts: { created: 1, failed: 0 }, followUpRequired: false, reason: null }
      : {
          counts: { created: 0, failed: 1 },
          followUpRequired: true,
          reason: { code: 'follow-up-required', message: noWords, column: null },
        };
    expect(dry).toMatchObject(result);
    expect(real).toMatchObject({ ...result, gaps });
    const count = isStored ? 1 : 0;
    expect(await written(id)).toEqual({ accounts: count, activities: count, followUps: 0 });
  });

  test('a contact that joins a company needs none, as nothing was dealt with it; one that brings its company does', async () => {
    await useChain({ exceptNoStatus: false });
    await importFile(app, { file: 'Firma\nStammhaus GmbH\n', options: { firstFollowUp } });
    const contacts = 'Firma;Nachname\nStammhaus GmbH;Krause\nUnbekannt GmbH;Lohse\n';
    const run = await importFile(app, { file: contacts, kind: 'contacts' });
    expect(run.counts).toMatchObject({ created: 1, failed: 1 });
    const { body } = await app.call(`/imports/${run.id}/rows?outcome=failed`);
    expect(body.items).toMatchObject([{ line: 3, reason: { message: noWords } }]);
    expect(await written(run.id)).toEqual({ accounts: 0, activities: 0, followUps: 0 });
  });

  test('the group of whoever imports decides, from its next run on', async () => {
    await useChain({ exceptNoStatus: false });
    const refused = await importFile(app, { file: newFile() });
    await useChain({});
    const stored = await importFile(app, { file: newFile() });
    expect([refused.counts.failed, stored.counts.created]).toEqual([1, 1]);
  });
});

/**
 * A file cannot express these: every record it creates gets an activity with words, so there is neither a follow-up
 * nor a status change without one; and a record that is there already is updated without an activity, never moved
 * in a campaign. What is left to check is that this is so even for a group that would allow the silent way.
 */
describe('rows 5 to 9: without an activity', () => {
  test.each(['in work', 'final', 'no status'] as const)(
    'an import writes one all the same: %s',
    async (situation) => {
      await useChain({
        followUpNeedsActivity: false,
        statusChangeNeedsActivity: false,
        finalStatusWithoutActivity: true,
      });
      const { id } = await dryAndReal(newFile(), { ...optionsFor(situation), firstFollowUp });
      const { rows } = await app.owner.query(
        `select x.text, x.system_cause, f.lone_because, f.origin_activity_id = x.id as follows,
                c.activity_id = x.id as changes
           from activity x join follow_up f on f.account_id = x.account_id
           left join status_change c on c.account_id = x.account_id where x.import_id = $1`,
        [id],
      );
      expect(rows).toEqual([
        {
          text: 'Von der Messe',
          system_cause: null,
          lone_because: null,
          follows: true,
          changes: statusOf[situation] ? true : null,
        },
      ]);
    },
  );

  test('an update of a record writes no activity and moves it in no campaign, whatever the options say', async () => {
    await useChain({ exceptNoStatus: false });
    const name = `Bestand ${++files} GmbH`;
    await importFile(app, { file: `Firma;Ort\n${name};Köln\n`, options: { firstFollowUp } });
    const { id, dry, real } = await dryAndReal(`Firma;Ort\n${name};Bonn\n`, {
      ...optionsFor('in work'),
      onDuplicate: 'update',
    });
    for (const run of [dry, real]) expect(run.counts).toMatchObject({ created: 0, updated: 1, failed: 0 });
    expect(await written(id)).toEqual({ accounts: 0, activities: 0, followUps: 0 });
    const { rows } = await app.owner.query(
      'select m.id from membership m join account a on a.id = m.account_id where a.name = $1',
      [name],
    );
    expect(rows).toEqual([]);
  });
});
