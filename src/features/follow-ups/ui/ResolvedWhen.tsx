import { m } from '#paraglide/messages.js';
import type { When } from '../when.ts';
import { writeDue, writeShift } from './due-words.ts';

/** What a typed „Wann?“ means: the day, moved off holidays where need be, the time, and whom it is for. */
export function ResolvedWhen({ found, region }: { found: When; region: string | null }) {
  return (
    <>
      {writeShift(found, region) ?? writeDue(found.dueOn, null)}
      {found.dueTime && `, ${found.dueTime}`}
      {found.assignee && ` · ${m.follow_ups_for({ name: found.assignee })}`}
    </>
  );
}
