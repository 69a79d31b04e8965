import { expect, test } from 'vitest';
import { draftOf, isAsRun, isNamed, runBody } from './import-draft.ts';
import type { ImportRun } from './import-words.ts';

const today = '2026-11-21';
const run: ImportRun = {
  id: '01a201c7-1e49-7000-a720-04e09da4e1a1',
  kind: 'companies',
  fileName: 'firmen.csv',
  state: 'succeeded',
  dryRun: true,
  counts: { created: 3, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
  rows: 3,
  jobId: null,
  createdAt: '2026-11-21T08:00:00Z',
  createdBy: { id: '01a201c7-1e49-7000-a720-04e09da4e1a2', name: 'Anna' },
  finishedAt: null,
  error: null,
  recognised: {
    separator: ';',
    encoding: 'utf-8',
    headerLanguage: 'de',
    headers: ['Firma', 'PLZ'],
    sample: [],
    mapping: { columns: { Firma: 'name', PLZ: 'postalCode' } },
    mappingSource: 'proposed',
  },
  options: { dryRun: true, onDuplicate: 'skip' },
  gaps: 0,
  undo: null,
  followUpRequired: false,
};

test('what comes back from a run counts as run, whatever the order of its columns', () => {
  const draft = draftOf(run, today);
  const turned = { ...run.recognised, mapping: { columns: { PLZ: 'postalCode', Firma: 'name' } } };
  expect(isAsRun(draft, { ...run, recognised: turned }, today)).toBe(true);
  expect(isAsRun({ ...draft, onDuplicate: 'update' }, run, today)).toBe(false);
});

test('without any key the usual ones are sent, so that a checked import can start', () => {
  const draft = { ...draftOf(run, today), duplicateKeys: [] };
  expect(runBody(draft, run, true).options.duplicateKeys).toEqual([
    'customerNumber',
    'email',
    'name+postalCode',
  ]);
  expect(isAsRun(draft, run, today)).toBe(true);
});

test('a required first follow-up is sent even where nobody ticked it', () => {
  const draft = draftOf(run, today);
  expect(runBody(draft, run, true).options.firstFollowUp).toBeNull();
  expect(runBody(draft, { ...run, followUpRequired: true }, true).options.firstFollowUp).toMatchObject({
    from: '2026-11-22',
    to: '2026-12-05',
  });
});

test('some column has to say who a row is about', () => {
  expect(isNamed('companies', { Firma: 'name' })).toBe(true);
  expect(isNamed('companies', { PLZ: 'postalCode' })).toBe(false);
});
