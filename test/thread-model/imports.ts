import fc from 'fast-check';
import { importSettled, upload } from '../stage/stage.ts';
import type { UserName } from '../world.ts';
import { pick } from './crew.ts';
import { day, step } from './step.ts';

const importer = fc.constantFrom<UserName>('anna', 'admin');

export const importing = step(
  'import',
  fc.record({ as: importer, dueOn: day }),
  async ({ as, dueOn }, crew) => {
    const { app } = crew;
    const importId = await upload(app, app.world, `Einfuhr ${crew.imports.length} GmbH`, as);
    const answer = await crew.ask('import', as, {
      path: `/imports/${importId}/runs`,
      body: {
        mapping: { columns: { Firma: 'name' } },
        options: {
          dryRun: false,
          onDuplicate: 'create',
          campaignId: app.world.vk,
          statusId: app.world.statuses.Erstkontakt,
          firstFollowUp: { text: 'anrufen', from: dueOn, to: '2013-11-01' },
        },
      },
    });
    await importSettled(app, app.world, importId, as);
    crew.imports.push(importId);
    const { body } = await app.call(`/imports/${importId}/rows`, { as });
    const accountId = body.items[0]?.accountId;
    if (accountId) {
      crew.records.push(accountId);
      const { body: open } = await app.call(`/follow-ups?accountId=${accountId}`, { as });
      crew.followUps.push(...open.items.map(({ id }: { id: string }) => id));
    }
    return answer;
  },
);

export const undoImport = step(
  'undo import',
  fc.record({ as: importer, which: fc.nat(2) }),
  async ({ as, which }, crew) => {
    const id = pick(crew.imports, which);
    if (!id) return undefined;
    const answer = await crew.ask('undo import', as, { path: `/imports/${id}/undo` });
    if (answer.status < 300) await importSettled(crew.app, crew.app.world, id, as);
    return answer;
  },
);
