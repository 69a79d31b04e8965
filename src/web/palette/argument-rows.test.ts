import { describe, expect, it, vi } from 'vitest';
import { argumentRows, type Vocabulary } from './argument-rows.ts';
import type { Subject } from './subject.ts';
import { readTyped } from './typed.ts';

const campaign = { id: 'k1', name: 'Wärmepumpe' };
const words: Vocabulary = {
  statuses: [
    { status: { id: 's1', name: 'Interesse' }, campaign },
    { status: { id: 's2', name: 'Kein Interesse' }, campaign },
    { status: { id: 's3', name: 'Interesse' }, campaign: { id: 'k2', name: 'Solar' } },
  ],
  users: [
    { id: 'u1', name: 'Anna Meier' },
    { id: 'u2', name: 'Bea Thoma' },
  ],
  moment: { today: '2026-11-24', now: '10:41', region: 'DE-BY', skipsNonWorkingDays: true },
};
const lindner = (does: Subject['does']): Subject => ({
  name: 'Autohaus Lindner',
  campaigns: [campaign],
  does,
});
const rows = (typed: string, subject: Subject | null) =>
  argumentRows(readTyped(typed).argument!, subject, words);

describe('a command with its argument says what will happen before Enter', () => {
  it('the day resolved, the record named', () => {
    const run = vi.fn();
    const [row] = rows('wv mo 10', lindner({ 'follow-up': { run } }));
    expect(row!.label).toBe('Wiedervorlage Mo., 30.11., 10:00 – Autohaus Lindner');
    row!.run();
    expect(run).toHaveBeenCalledExactlyOnceWith('mo 10');
  });
  it('a shifted day is said', () => {
    const [row] = rows('wv in 4 tagen', lindner({ 'follow-up': { run: () => {} } }));
    expect(row!.context).toMatch(/^Sa., 28.11. → Mo., 30.11./);
  });
  it('statuses of the record’s campaigns only, beginnings first', () => {
    const found = rows('status interesse', lindner({ status: { run: () => {} } }));
    expect(found.map(({ label, context }) => [label, context])).toEqual([
      ['Status → Interesse für Autohaus Lindner', 'Wärmepumpe'],
      ['Status → Kein Interesse für Autohaus Lindner', 'Wärmepumpe'],
    ]);
  });
  it('a colleague by any part of the name', () => {
    const [row] = rows('umbuchen meier', lindner({ reassign: { run: () => {} } }));
    expect(row!.label).toBe('Umbuchen an Anna Meier – Autohaus Lindner');
  });
});

describe('what cannot be done is shown with its reason', () => {
  const reasons = (typed: string, subject: Subject | null) =>
    rows(typed, subject).map(({ reason }) => reason);
  it('nothing is open or chosen', () =>
    expect(reasons('wv mo', null)).toEqual([
      'Öffnen Sie einen Datensatz oder wählen Sie Zeilen einer Liste.',
    ]));
  it('a right is missing', () =>
    expect(
      reasons('umbuchen meier', lindner({ reassign: { run: () => {}, reason: 'Nur mit Recht' } })),
    ).toEqual(['Nur mit Recht']));
  it('the day is not understood, or still missing', () => {
    const subject = lindner({ 'follow-up': { run: () => {} } });
    expect(reasons('wv irgendwann', subject)).toEqual([
      '„irgendwann“ ist kein Tag. Zum Beispiel: mo 10, 2w, 28.11.',
    ]);
    expect(reasons('wv', subject)).toEqual(['Wann? Zum Beispiel: wv mo 10']);
  });
});
