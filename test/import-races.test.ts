import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFile, settled, upload } from '#features/imports/import.fixture.ts';
import { verify } from '#features/thread/verify.ts';
import { type TestApp, testApp } from './app.ts';

/** An import runs beside everybody's work, and beside another import. */
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(async () => {
  try {
    expect(await verify(app.owner)).toEqual([]);
  } finally {
    await app.close();
  }
});

const firstFollowUp = { text: 'anrufen', from: '2013-09-24', to: '2013-09-27' };
const file = (round: number, rows: number) =>
  `Firma;Ort\n${Array.from({ length: rows }, (_, row) => `Betrieb ${round}-${row} GmbH;Ulm`).join('\n')}\n`;

test('the same file twice at once: every company once', async () => {
  for (let round = 0; round < 5; round++) {
    const uploads = await Promise.all([0, 1].map(() => upload(app, { file: file(round, 1_500) })));
    const ids: string[] = uploads.map(({ body }) => body.import.id);
    const runs = await Promise.all(
      ids.map((id, at) =>
        app.post(`/imports/${id}/runs`, {
          mapping: uploads[at]!.body.import.recognised.mapping,
          options: { dryRun: false, duplicateKeys: ['name'] },
        }),
      ),
    );
    expect(runs.map(({ status }) => status)).toEqual([202, 202]);
    const ended = await Promise.all(ids.map((id) => settled(app, id)));
    const sum = (key: string) => ended.reduce((total, { counts }) => total + counts[key], 0);
    expect({ created: sum('created'), skipped: sum('skipped') }).toEqual({ created: 1_500, skipped: 1_500 });
  }
}, 120_000);

test('an update beside changes by hand: what was typed meanwhile stays', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `Handwerk ${at} GmbH`);
  const ids: string[] = [];
  for (const name of names) ids.push((await app.post('/accounts', { kind: 'company', name })).body.id);
  for (let round = 0; round < 4; round++) {
    const importing = importFile(app, {
      file: `Firma;Straße\n${names.map((name) => `${name};Neue Straße ${round}`).join('\n')}\n`,
      options: { onDuplicate: 'update', duplicateKeys: ['name'] },
    });
    let isRunning = true;
    const typed = new Map<string, string>();
    const typing = async () => {
      for (let turn = 0; isRunning; turn++) {
        const id = ids[turn % ids.length]!;
        const website = `https://${round}-${turn}.example`;
        const answer = await app.call(`/accounts/${id}`, { method: 'PATCH', body: { website } });
        expect(answer.status).toBe(200);
        typed.set(id, website);
      }
    };
    const [{ counts }] = await Promise.all([importing.finally(() => (isRunning = false)), typing()]);
    expect(counts.updated).toBe(names.length);
    for (const [id, website] of typed)
      expect((await app.call(`/accounts/${id}`)).body).toMatchObject({
        website,
        street: `Neue Straße ${round}`,
      });
  }
}, 120_000);

test('taken back while people work on its records: whoever was dealt with stays', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await importFile(app, { file: file(100 + round, 60), options: { firstFollowUp } });
    const { body } = await app.call(`/imports/${id}/rows?limit=60`);
    const records: string[] = body.items.map(({ accountId }: { accountId: string }) => accountId);
    const undoing = app.post(`/imports/${id}/undo`, {}).then(() => settled(app, id));
    const saved: string[] = [];
    for (const accountId of records.toReversed()) {
      const followUps = [{ text: 'weiter', dueOn: '2013-09-30' }];
      const { status } = await app.post('/activities', { accountId, text: 'Gespräch', followUps });
      expect([201, 404]).toContain(status);
      if (status === 201) saved.push(accountId);
      await delay(1);
    }
    const { state } = await undoing;
    expect(state).toBe('undone');
    for (const accountId of saved)
      expect((await app.call(`/accounts/${accountId}`)).status, 'dealt with, and in the bin').toBe(200);
  }
}, 120_000);
