import { describe, expect, it } from 'vitest';
import { type OutboxEntry, retryDelayMs, sendable } from './outbox-entry.ts';

const entry = (id: string, record: string, refused = false): OutboxEntry => ({
  id,
  record,
  owner: 'w/u',
  method: 'POST',
  path: '/api/v1/activities',
  body: {},
  ifMatch: null,
  idempotencyKey: id,
  label: '',
  done: '',
  attempts: 0,
  mayHaveArrived: false,
  draftKey: null,
  refused: refused ? { status: 422, code: 'follow-up-required', detail: '', extensions: {} } : null,
});

describe('the outbox', () => {
  it('sends the oldest save of each record first', () => {
    const entries = [entry('2', 'a'), entry('1', 'a'), entry('3', 'b')];
    expect(sendable(entries).map(({ id }) => id)).toEqual(['1', '3']);
  });
  it('stops a record at its first refusal and lets the others go on', () => {
    const entries = [entry('1', 'a', true), entry('2', 'a'), entry('3', 'b')];
    expect(sendable(entries).map(({ id }) => id)).toEqual(['3']);
  });
  it('waits 1, 2, 5, 15 and then always 60 seconds', () => {
    expect([1, 2, 3, 4, 5, 9].map(retryDelayMs)).toEqual([1000, 2000, 5000, 15000, 60000, 60000]);
  });
});
