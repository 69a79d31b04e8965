import { beforeEach, expect, test, vi } from 'vitest';
import { isNewestUndoable, reportAction, reportNotice, undo } from './actions.ts';
import { request } from './api.ts';
import { cancel } from './outbox.ts';

vi.mock('./api.ts', () => ({ request: vi.fn(async () => null), addressOf: () => '' }));
vi.mock('./outbox.ts', () => ({ cancel: vi.fn() }));

const inverse = (path: string) => ({ method: 'POST', path, body: {}, ifMatch: null });

beforeEach(() => vi.clearAllMocks());

test('Z takes the newest action back, once', async () => {
  reportAction('Older.', inverse('/older'));
  reportAction('Newest.', inverse('/newest'));
  expect(isNewestUndoable()).toBe(true);

  await undo();
  await undo();

  expect(request).toHaveBeenCalledOnce();
  expect(request).toHaveBeenCalledWith(expect.objectContaining({ path: '/newest' }));
  expect(isNewestUndoable()).toBe(false);
});

test('where the newest has no way back, no older one is taken back instead', async () => {
  reportAction('Older.', inverse('/older'));
  reportAction('Newest, final.');

  await undo();

  expect(request).not.toHaveBeenCalled();
  expect(isNewestUndoable()).toBe(false);
});

test('a save that never left is cancelled in the outbox', async () => {
  vi.mocked(cancel).mockResolvedValue(true);
  reportAction('Waiting.', { entryId: 'entry' });

  await undo();

  expect(cancel).toHaveBeenCalledWith('entry');
  expect(request).not.toHaveBeenCalled();
  expect(isNewestUndoable()).toBe(false);
});

test('the status bar offers nothing beside a notice about something else', () => {
  reportAction('Newest.', inverse('/newest'));
  reportNotice('Link copied.');

  expect(isNewestUndoable()).toBe(false);
});
