import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isNewestUndoable, reportAction, reportNotice, settleActions, undo } from './actions.ts';
import { request } from './api.ts';
import { cancel, onAnswered } from './outbox.ts';

vi.mock('./api.ts', () => ({ request: vi.fn(async () => null), addressOf: () => '' }));
vi.mock('./outbox.ts', () => ({ cancel: vi.fn(), settle: vi.fn(), onAnswered: vi.fn() }));
const [answer] = vi.mocked(onAnswered).mock.calls[0]!;

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

describe('after a reload', () => {
  test('a save that still waits in the outbox is cancelled there', async () => {
    vi.mocked(cancel).mockResolvedValue(true);
    reportAction('Waiting.', { entryId: 'kept' });
    settleActions(new Set(['kept']));

    await undo();

    expect(cancel).toHaveBeenCalledWith('kept');
    expect(request).not.toHaveBeenCalled();
  });

  test('one that may have arrived is taken back as soon as the server has answered', async () => {
    vi.mocked(cancel).mockResolvedValue(false);
    reportAction('On its way.', { entryId: 'tried' });
    settleActions(new Set(['tried']));

    await undo();
    expect(request).not.toHaveBeenCalled();
    answer('tried', { reply: { undo: { token: 'token' } } });

    await vi.waitFor(() =>
      expect(request).toHaveBeenCalledWith(expect.objectContaining({ content: '{"token":"token"}' })),
    );
  });

  test('one whose answer was lost has no way back', async () => {
    reportAction('Sent before.', { entryId: 'gone' });
    settleActions(new Set());

    await undo();

    expect(cancel).not.toHaveBeenCalled();
    expect(request).not.toHaveBeenCalled();
  });
});
