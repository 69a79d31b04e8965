import { describe, expect, test } from 'vitest';
import { defaultOutcomes } from '#features/activities/outcomes.ts';
import type { Status } from '#features/campaigns/rules.ts';
import { strictChain } from '#features/people/rules.ts';
import { bodyOf } from './activity-body.ts';
import { type DraftStart, emptyDraft } from './activity-draft.ts';
import { type FormSurroundings, type Outcome, planOf } from './activity-plan.ts';
import { assigneeNamed } from './assignee-named.ts';
import { statusChoices } from './status-chips.ts';

const status = (name: string, position: number, more: Partial<Status> = {}): Status => ({
  id: name,
  campaignId: 'campaign',
  name,
  position,
  progress: position * 20,
  isFinal: false,
  isGoal: false,
  blocksContact: false,
  requiresReason: false,
  hue: 'petrol',
  active: true,
  nextStatusIds: [],
  defaultNextStatusId: null,
  mergedIntoId: null,
  ...more,
});
const statuses = [
  status('Neu', 1),
  status('Kontaktiert', 2),
  status('Interesse', 3),
  status('Kein Interesse', 4, { isFinal: true, progress: 0 }),
];
const outcomes = defaultOutcomes.map(({ message, ...outcome }) => ({
  ...outcome,
  label: message,
  statusId: null,
})) as unknown as Outcome[];

/** Friday, 21 November 2025, 10:41; a record with the status „Neu“ and one open follow-up. */
const around = (more: Partial<FormSurroundings> = {}): FormSurroundings => ({
  outcomes,
  statuses,
  currentStatusId: 'Neu',
  attempts: 0,
  today: '2025-11-21',
  now: '10:41',
  calendar: { region: null, skipsNonWorkingDays: true },
  chain: strictChain,
  offsetDays: 0,
  standings: [{ campaignId: 'campaign', isFinal: false, isGoal: false, blocksContact: false }],
  openFollowUps: [{ id: 'due', campaignId: 'campaign', recurs: false }],
  ...more,
});
const plan = (start: DraftStart, more: Partial<FormSurroundings> = {}) =>
  planOf(emptyDraft({ medium: 'phone', campaignId: 'campaign', completes: ['due'], ...start }), around(more));

describe('the plan of a save', () => {
  test('takes the proposals of the outcome', () => {
    const { target, preset, next, mayOmit } = plan({ outcome: 'reached' });
    expect([target?.name, preset, next?.dueOn, next?.dueTime, mayOmit]).toEqual([
      'Kontaktiert',
      'week',
      '2025-11-28',
      '09:30',
      false,
    ]);
  });

  test('lets what was chosen win over the proposal', () => {
    const { target, next } = plan({
      outcome: 'reached',
      statusId: 'Interesse',
      next: { preset: 'two-weeks' },
    });
    expect([target?.name, next?.dueOn]).toEqual(['Interesse', '2025-12-05']);
  });

  test('reads the typed day', () => {
    expect(plan({ outcome: 'reached', next: { preset: 'date', typed: 'mo10' } }).next).toMatchObject({
      dueOn: '2025-11-24',
      dueTime: '10:00',
    });
  });

  test('needs a day for a call back and proposes none', () => {
    expect(plan({ outcome: 'call-back' })).toMatchObject({ preset: 'date', next: null });
  });

  test('prepares an appointment the working day before, unless that was taken out or is over', () => {
    const appointment = (typed: string, more: object = {}) =>
      plan({ outcome: 'appointment', next: { preset: 'date', typed, ...more } });
    expect(appointment('1.12. 10').preparation).toBe('2025-11-28');
    expect(appointment('mo 10').preparation).toBeNull();
    expect(appointment('').preparation).toBeNull();
    expect(plan({ outcome: 'reached', next: { preset: 'date', typed: '1.12.' } }).preparation).toBeNull();
  });

  test('keeps off the afternoon of Christmas Eve, and says so', () => {
    const eve = { today: '2026-12-17', now: '16:00' };
    const slot = { dueOn: '2026-12-24', dueTime: '09:30', unshiftedTime: '15:00' };
    expect(plan({ outcome: 'reached' }, eve).next).toMatchObject(slot);
    expect(plan({ outcome: 'reached', next: { preset: 'two-weeks' } }, eve).next).toMatchObject({
      ...slot,
      dueOn: '2026-12-31',
    });
    expect(
      plan({ outcome: 'reached', next: { preset: 'date', typed: '24.12. 15' } }, eve).next,
    ).toMatchObject({
      dueOn: '2026-12-28',
      dueTime: '15:00',
      shiftedBecause: 'afternoon-off',
    });
  });

  test('ends with a final status where the rights group excuses it', () => {
    const ended = plan({ outcome: 'not-interested' });
    expect(ended).toMatchObject({ mayOmit: true, preset: 'none', next: null, asksWhyNone: false });
    const strict = plan(
      { outcome: 'not-interested' },
      { chain: { ...strictChain, exceptFinalStatus: false } },
    );
    expect(strict).toMatchObject({ mayOmit: false, preset: null });
  });

  test('proposes no next call to whoever is lost, however the call went', () => {
    const lost = { outcome: 'reached', statusId: 'Kein Interesse' };
    expect(plan(lost).preset).toBe('none');
    expect(plan({ ...lost, next: { preset: 'week' } }).next?.dueOn).toBe('2025-11-28');
    expect(plan(lost, { chain: { ...strictChain, exceptFinalStatus: false } }).preset).toBe('week');
  });

  test('asks why nothing follows while the status stays open', () => {
    const lax = { ...strictChain, activityNeedsFollowUp: false };
    const { mayOmit, asksWhyNone } = plan({ outcome: 'reached', next: { preset: 'none' } }, { chain: lax });
    expect([mayOmit, asksWhyNone]).toEqual([true, true]);
  });

  test('leaves the next one to a series that goes on', () => {
    const openFollowUps = [{ id: 'due', campaignId: 'campaign', recurs: true }];
    expect(plan({ outcome: 'reached' }, { openFollowUps })).toMatchObject({
      seriesGoesOn: true,
      preset: 'none',
    });
    expect(plan({ outcome: 'reached', endsSeries: true }, { openFollowUps }).preset).toBe('week');
  });

  test('pre-dates a follow-up by the days of the workspace', () => {
    expect(plan({ text: 'Prospekt' }, { offsetDays: 14 }).next?.dueOn).toBe('2025-12-05');
  });
});

test('the body is what the interface takes, with the status it was based on', () => {
  const draft = emptyDraft({
    medium: 'phone',
    direction: 'outbound',
    campaignId: 'campaign',
    outcome: 'reached',
    completes: ['due'],
    startedAt: '2025-11-21T09:39:00.000Z',
  });
  const body = bodyOf(draft, planOf(draft, around()), {
    accountId: 'account',
    at: new Date('2025-11-21T09:41:13Z'),
    statusSince: '2025-11-14T08:00:00Z',
    followUpText: '',
    preparationText: '',
    assigneeId: null,
  });
  expect(body).toMatchObject({
    accountId: 'account',
    occurredAt: '2025-11-21T09:39:00.000Z',
    durationSeconds: 133,
    statusChanges: [{ campaignId: 'campaign', fromStatusId: 'Neu', toStatusId: 'Kontaktiert' }],
    completes: ['due'],
    followUps: [{ dueOn: '2025-11-28', dueTime: '09:30', campaignId: 'campaign' }],
  });
});

describe('an appointment', () => {
  const followUpsOf = (unprepared: boolean) => {
    const next = { preset: 'date', typed: '1.12. 10', unprepared } as const;
    const draft = emptyDraft({ medium: 'phone', outcome: 'appointment', next });
    return bodyOf(draft, planOf(draft, around()), {
      accountId: 'account',
      at: new Date('2025-11-21T09:41:13Z'),
      statusSince: null,
      followUpText: 'Termin',
      preparationText: 'Termin vorbereiten',
      assigneeId: 'meier',
    }).followUps;
  };
  const meeting = {
    text: 'Termin',
    dueOn: '2025-12-01',
    dueTime: '10:00',
    medium: 'meeting',
    assigneeId: 'meier',
  };

  test('is saved together with its preparation, by the same person', () => {
    expect(followUpsOf(false)).toMatchObject([
      meeting,
      { text: 'Termin vorbereiten', dueOn: '2025-11-28', dueTime: null, medium: 'note', assigneeId: 'meier' },
    ]);
  });

  test('is saved alone where the preparation was taken out', () => {
    expect(followUpsOf(true)).toMatchObject([meeting]);
    expect(followUpsOf(true)).toHaveLength(1);
  });
});

describe('the status chips', () => {
  const shown = (all: Status[], current: string | null) =>
    statusChoices(all, all.find(({ id }) => id === current) ?? null).map(
      ({ value, digit }) => `${digit} ${value}`,
    );

  test('stand in the campaign’s order, so that digits stay in place', () => {
    expect(shown(statuses, 'Kontaktiert')).toEqual([
      '1 Neu',
      '2 Kontaktiert',
      '3 Interesse',
      '4 Kein Interesse',
    ]);
  });

  test('show only what may follow, the default first, the present one last', () => {
    const guided = statuses.map((one) =>
      one.id === 'Neu'
        ? { ...one, nextStatusIds: ['Kein Interesse'], defaultNextStatusId: 'Interesse' }
        : one,
    );
    expect(shown(guided, 'Neu')).toEqual(['1 Interesse', '2 Kein Interesse', '3 Neu']);
  });

  test('let a record stay out of the campaign', () => {
    expect(shown(statuses, null).at(-1)).toBe('0 stay');
  });
});

test.each([
  ['meier', 'Sabine Meier'],
  ['mueller', 'Jörg Müller'],
  ['sab', 'Sabine Meier'],
  ['m', null],
  ['unbekannt', null],
])('„>%s“ means %s', (typed, name) => {
  const users = ['Sabine Meier', 'Jörg Müller'].map((one) => ({ id: one, name: one }));
  expect(assigneeNamed(typed, users)?.name ?? null).toBe(name);
});
