import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
const followUps = [
  { text: 'ruhig, spät', priority: 'normal', dueOn: '2013-10-02' },
  { text: 'eilig, ohne Uhrzeit', priority: 'urgent', dueOn: '2013-10-01' },
  { text: 'hoch', priority: 'high', dueOn: '2013-09-30' },
  { text: 'eilig, um neun', priority: 'urgent', dueOn: '2013-10-01', dueTime: '09:00' },
  { text: 'ruhig, früh', priority: 'normal', dueOn: '2013-09-25' },
  { text: 'eilig, später', priority: 'urgent', dueOn: '2013-10-04', dueTime: '08:00' },
];

beforeAll(async () => {
  app = await testApp();
  const body = { accountId: app.world.accounts.F1, text: 'viel zu tun', followUps };
  expect((await app.post('/activities', body)).status).toBe(201);
});
afterAll(() => app.close());

async function textsThrough(query: string): Promise<string[]> {
  const texts: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await app.call(`/follow-ups?limit=2&${query}${cursor && `&cursor=${cursor}`}`);
    texts.push(...body.items.map(({ text }: { text: string }) => text));
    expect(body.total.relation).toBe('exact');
    cursor = body.nextCursor;
  }
  return texts;
}

const urgent = ['eilig, um neun', 'eilig, ohne Uhrzeit', 'eilig, später'];

describe('the list of open follow-ups', () => {
  test('goes by priority, then by what is due first, on pages of two', async () => {
    const inOrder = [...urgent, 'hoch', 'ruhig, früh', 'ruhig, spät'];
    expect(await textsThrough('sort=priority')).toEqual(inOrder);
    expect(await textsThrough('sort=priority&assigneeId=me')).toEqual(inOrder);
  });

  test.each([
    ['priority=urgent', urgent],
    ['priority=high', ['hoch']],
    ['priority=normal', ['ruhig, früh', 'ruhig, spät']],
    ['priority=high&priority=urgent', ['hoch', ...urgent]],
    ['priority=urgent&sort=priority', urgent],
  ])('chooses %s', async (filter, texts) => {
    expect(await textsThrough(filter)).toEqual(texts);
  });
});
