import { expect, test } from 'vitest';
import { openSteps, stepOf } from './import-progress.ts';

test('an uploaded file begins with its first step and goes where one asks', () => {
  expect(stepOf({ state: 'uploaded', dryRun: true }, undefined)).toBe('file');
  expect(stepOf({ state: 'uploaded', dryRun: false }, 'mapping')).toBe('mapping');
});

test('a checked file shows its result, and may be mapped anew', () => {
  expect(stepOf({ state: 'succeeded', dryRun: true }, undefined)).toBe('check');
  expect(stepOf({ state: 'succeeded', dryRun: true }, 'mapping')).toBe('mapping');
  expect(openSteps({ state: 'running', dryRun: true })).toEqual(['check']);
});

test('after the real run there is only its end', () => {
  expect(stepOf({ state: 'cancelled', dryRun: false }, 'file')).toBe('run');
});
