import { describe, expect, test } from 'vitest';
import { type ChainRules, strictChain } from '#features/people/rules.ts';
import { chainCases, verdictOf } from './chain-cases.ts';

const verdicts = (chain: Partial<ChainRules>) =>
  chainCases.map((row) => verdictOf({ ...strictChain, ...chain }, row));
const followUp = 'follow-up-required';
const activity = 'activity-required';

describe('the cases that explain the rules of the chain', () => {
  test('under the strict rules', () => {
    expect(verdicts({})).toEqual([
      null,
      followUp,
      followUp,
      null,
      null,
      activity,
      null,
      null,
      activity,
      activity,
    ]);
  });

  test('without any exception', () => {
    expect(verdicts({ exceptFinalStatus: false, exceptNoStatus: false })).toEqual([
      null,
      followUp,
      followUp,
      followUp,
      followUp,
      activity,
      activity,
      activity,
      activity,
      activity,
    ]);
  });

  test('one open follow-up per record is enough where the scope says so', () => {
    expect(verdicts({ scope: 'per-record' }).slice(1, 3)).toEqual([followUp, null]);
  });

  test('with every rule off everything is stored', () => {
    const off = {
      followUpNeedsActivity: false,
      activityNeedsFollowUp: false,
      statusChangeNeedsActivity: false,
    };
    expect(verdicts(off).every((verdict) => verdict === null)).toBe(true);
  });

  test('E3 lets only a final status stand alone', () => {
    expect(verdicts({ finalStatusWithoutActivity: true }).slice(8)).toEqual([activity, null]);
  });
});
