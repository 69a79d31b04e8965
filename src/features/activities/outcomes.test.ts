import { describe, expect, test } from 'vitest';
import { m } from '#paraglide/messages.js';
import { defaultOutcomes, type OutcomeKey, type ProposalInput, preparationDay, propose } from './outcomes.ts';
import type { ProposableStatus } from './status-proposal.ts';

const status = (id: string, progress: number, more: Partial<ProposableStatus> = {}): ProposableStatus => ({
  id,
  name: id,
  progress,
  isFinal: false,
  isGoal: false,
  blocksContact: false,
  active: true,
  nextStatusIds: [],
  defaultNextStatusId: null,
  ...more,
});
const campaign = [
  status('Neu', 0),
  status('Kontaktiert', 20),
  status('Interesse', 40),
  status('Angebotsphase', 60),
  status('Kunde', 100, { isFinal: true, isGoal: true }),
  status('Kein Interesse', 0, { isFinal: true }),
  status('Nicht erreichbar', 0, { isFinal: true }),
  status('Gesperrt', 0, { isFinal: true, blocksContact: true }),
];

/** Friday, 21 November 2025, 10:41, the first call to somebody new. */
const proposal = (key: OutcomeKey, more: Partial<ProposalInput> = {}) =>
  propose({
    outcome: defaultOutcomes.find((outcome) => outcome.key === key)!,
    attempts: 0,
    statuses: campaign,
    currentStatusId: 'Neu',
    today: '2025-11-21',
    now: '10:41',
    region: null,
    skipsNonWorkingDays: true,
    ...more,
  });

describe('on Friday, 21 November 2025, 10:41, the first call proposes', () => {
  test.each([
    ['reached', 'Kontaktiert', '2025-11-28', '09:30', false],
    ['not-reached', null, '2025-11-24', '15:00', false],
    ['voicemail', null, '2025-11-26', null, false],
    ['call-back', 'Kontaktiert', null, null, true],
    ['appointment', 'Interesse', null, null, true],
    ['not-interested', 'Kein Interesse', null, null, false],
    ['wrong-number', null, '2025-11-21', null, false],
    ['do-not-call', 'Gesperrt', null, null, false],
  ] as const)('for %s: status %s, due %s %s, asks when: %s', (key, statusId, dueOn, dueTime, needsWhen) => {
    const followUp = dueOn && { dueOn, dueTime };
    expect(proposal(key)).toMatchObject({ statusId, followUp, needsWhen });
  });
});

describe('the next attempt', () => {
  test.each([
    [0, '10:41', '2025-11-24', '15:00'],
    [1, '12:00', '2025-11-24', '09:30'],
    [2, '10:41', '2025-11-26', '15:00'],
    [4, '16:20', '2025-11-26', '09:30'],
  ])('after %d others, now at %s, is %s at %s', (attempts, now, dueOn, dueTime) => {
    expect(proposal('not-reached', { attempts, now }).followUp).toEqual({ dueOn, dueTime });
  });

  test('is not made after the sixth: the record is unreachable', () => {
    expect(proposal('not-reached', { attempts: 5 })).toMatchObject({
      statusId: 'Nicht erreichbar',
      followUp: null,
      needsWhen: false,
    });
  });

  test('after the sixth is for a person to decide where the campaign has no such status', () => {
    const statuses = campaign.filter(({ id }) => id !== 'Nicht erreichbar');
    expect(proposal('not-reached', { attempts: 5, statuses })).toMatchObject({
      statusId: null,
      followUp: null,
      needsWhen: true,
    });
  });
});

describe('the status', () => {
  test.each([
    ['reached', 'Kontaktiert', null],
    ['reached', 'Angebotsphase', null],
    ['reached', 'Kunde', null],
    ['appointment', 'Kontaktiert', 'Interesse'],
    ['appointment', 'Angebotsphase', null],
    ['not-interested', 'Angebotsphase', 'Kein Interesse'],
    ['not-interested', 'Kein Interesse', null],
    ['do-not-call', 'Kein Interesse', 'Gesperrt'],
  ] as const)('for %s never goes back, except to end: %s → %s', (key, currentStatusId, statusId) => {
    expect(proposal(key, { currentStatusId }).statusId).toBe(statusId);
  });

  test('is an allowed one: as far towards interest as the next statuses let it', () => {
    const statuses = [status('Neu', 0, { nextStatusIds: ['Kontaktiert'] }), ...campaign.slice(1)];
    expect(proposal('appointment', { statuses }).statusId).toBe('Kontaktiert');
  });

  test('that is not allowed or not active is not proposed, and the open record needs a date', () => {
    const statuses = [status('Neu', 0, { nextStatusIds: ['Kontaktiert'] }), ...campaign.slice(1)];
    expect(proposal('not-interested', { statuses })).toMatchObject({ statusId: null, needsWhen: true });
    const inactive = campaign.map((each) => (each.id === 'Kontaktiert' ? { ...each, active: false } : each));
    expect(proposal('reached', { statuses: inactive }).statusId).toBe('Interesse');
  });

  test('is the default next one of the first status', () => {
    const statuses = [status('Neu', 0, { defaultNextStatusId: 'Interesse' }), ...campaign.slice(1)];
    expect(proposal('reached', { statuses }).statusId).toBe('Interesse');
  });

  test('is the one the outcome names, where possible', () => {
    const outcome = { key: 'messe', meaning: 'reached', statusId: 'Angebotsphase', offset: 3 } as const;
    expect(proposal('reached', { outcome })).toMatchObject({
      statusId: 'Angebotsphase',
      followUp: { dueOn: '2025-11-24', dueTime: '09:30' },
    });
    expect(
      proposal('reached', { outcome: { ...outcome, statusId: 'Neu' }, currentStatusId: 'Interesse' })
        .statusId,
    ).toBeNull();
  });

  test('does not exist without a campaign', () => {
    expect(proposal('reached', { statuses: [], currentStatusId: null }).statusId).toBeNull();
    expect(proposal('do-not-call', { statuses: [], currentStatusId: null }).needsWhen).toBe(false);
  });
});

test('nobody is called on the afternoon of Christmas Eve: the other half of the day becomes the morning', () => {
  expect(proposal('not-reached', { today: '2026-12-23' }).followUp).toEqual({
    dueOn: '2026-12-24',
    dueTime: '09:30',
    unshiftedTime: '15:00',
  });
  expect(proposal('reached', { today: '2026-12-17', now: '16:00' }).followUp).toEqual({
    dueOn: '2026-12-24',
    dueTime: '09:30',
    unshiftedTime: '15:00',
  });
});

describe('an appointment is prepared on the working day before it', () => {
  test.each([
    ['2025-11-26', '2025-11-25'],
    ['2025-12-01', '2025-11-28'],
    // Monday: the working day before it is today, and there is no time left.
    ['2025-11-24', null],
    ['2025-11-21', null],
    ['2025-12-29', '2025-12-24'],
  ])('on %s: %s', (appointmentOn, day) => {
    const calendar = { region: 'DE-NW', skipsNonWorkingDays: true };
    expect(preparationDay(appointmentOn, '2025-11-21', calendar)).toBe(day);
  });

  test('or simply the day before, where weekends are worked', () => {
    const always = { region: null, skipsNonWorkingDays: false };
    expect(preparationDay('2025-11-24', '2025-11-21', always)).toBe('2025-11-23');
  });
});

test('a wrong number is to be cleared up today', () => {
  expect(m[proposal('wrong-number').followUpText!]()).toBe('Rufnummer klären');
});

test('every outcome has its label', () => {
  expect(defaultOutcomes.map(({ message }) => m[message]())).toEqual([
    'Erreicht',
    'Nicht erreicht',
    'Mailbox',
    'Rückruf gewünscht',
    'Termin vereinbart',
    'Kein Interesse',
    'Falsche Nummer',
    'Keine Anrufe mehr',
  ]);
});
