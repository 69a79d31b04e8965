import { describe, expect, test } from 'vitest';
import { strictChain } from '#features/people/rules.ts';
import { dutyOf, isOpenRecord, loneReason, mayChangeSilently, type Standing } from './rules.ts';

const standing = (campaignId: string, more: Partial<Standing> = {}): Standing => ({
  campaignId,
  isFinal: false,
  isGoal: false,
  blocksContact: false,
  ...more,
});
const open = standing('VK');
const customer = standing('VK', { isFinal: true, isGoal: true });
const lost = standing('VK', { isFinal: true });
const nothingTouched = { campaignId: null, touchedCampaignIds: [] };

describe('an activity without a follow-up (truth table, rows 2 to 4)', () => {
  test.each([
    ['is refused while the record is in work', [open], {}, 'follow-up'],
    ['is excused by a final status under E1', [lost], {}, 'none'],
    ['is excused by a customer status under E1, too', [customer], {}, 'none'],
    ['is refused with a final status without E1', [lost], { exceptFinalStatus: false }, 'follow-up'],
    ['is excused without any campaign under E2', [], {}, 'none'],
    ['is refused without any campaign without E2', [], { exceptNoStatus: false }, 'follow-up'],
    ['is allowed where the option is off', [open], { activityNeedsFollowUp: false }, 'none'],
    [
      'asks for any open follow-up in the scope of the record',
      [open],
      { scope: 'per-record' },
      'open-follow-up',
    ],
  ] as const)('%s', (_, standings, options, expected) => {
    expect(dutyOf({ ...strictChain, ...options }, [...standings], nothingTouched)).toBe(expected);
  });
});

describe('with several campaigns', () => {
  const solar = standing('Solar', { isFinal: true });
  const klima = standing('Klima');

  test('the exception holds only if all memberships are final', () => {
    expect(dutyOf(strictChain, [solar, klima], nothingTouched)).toBe('follow-up');
    expect(dutyOf(strictChain, [solar, { ...klima, isFinal: true }], nothingTouched)).toBe('none');
  });
  test('the campaign the activity names decides', () => {
    expect(dutyOf(strictChain, [solar, klima], { campaignId: 'Solar', touchedCampaignIds: [] })).toBe('none');
    expect(dutyOf(strictChain, [solar, klima], { campaignId: 'Klima', touchedCampaignIds: [] })).toBe(
      'follow-up',
    );
  });
  test('the named campaign decides nothing where the save touches another', () => {
    const save = { campaignId: 'Solar', touchedCampaignIds: ['Klima'] };
    expect(dutyOf(strictChain, [solar, klima], save)).toBe('follow-up');
  });
  test('the named campaign decides nothing where the record is not its member', () => {
    expect(dutyOf(strictChain, [klima], { campaignId: 'Messe', touchedCampaignIds: [] })).toBe('follow-up');
  });
});

describe('a follow-up without an activity (rows 5 to 7)', () => {
  test.each([
    ['is refused while the record is in work', [open], {}, null],
    ['is excused by a final status under E1', [lost], {}, 'final-status'],
    ['is refused with a final status without E1', [lost], { exceptFinalStatus: false }, null],
    ['is excused without any campaign under E2', [], {}, 'no-status'],
    ['is refused without any campaign without E2', [], { exceptNoStatus: false }, null],
    ['is allowed where the option is off', [open], { followUpNeedsActivity: false }, 'option-off'],
  ] as const)('%s', (_, standings, options, expected) => {
    expect(loneReason({ ...strictChain, ...options }, [...standings], 'VK')).toBe(expected);
  });
});

describe('a status change without words (rows 8 and 9)', () => {
  test.each([
    ['is refused', {}, true, false],
    ['is allowed into a final status under E3', { finalStatusWithoutActivity: true }, true, true],
    ['is refused into an open status under E3', { finalStatusWithoutActivity: true }, false, false],
    ['is allowed where the option is off', { statusChangeNeedsActivity: false }, false, true],
  ] as const)('%s', (_, options, isFinal, expected) => {
    expect(mayChangeSilently({ ...strictChain, ...options }, isFinal)).toBe(expected);
  });
});

describe('an open record (WV-08)', () => {
  test.each([
    ['is one without campaign', [], true],
    ['is one in work', [open], true],
    ['is a customer: contact goes on after the sale', [customer], true],
    ['is one with hope left in one campaign', [lost, standing('Klima')], true],
    ['is not one that ended in disinterest everywhere', [lost], false],
    [
      'is not one that wants no contact',
      [standing('VK', { isFinal: true, blocksContact: true }), customer],
      false,
    ],
  ] as const)('%s', (_, standings, expected) => {
    expect(isOpenRecord([...standings])).toBe(expected);
  });
});
