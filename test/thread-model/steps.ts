import fc from 'fast-check';
import { importing, undoImport } from './imports.ts';
import { changeMany, closeGaps, completeAll, completeMany, undoMany } from './many.ts';
import {
  addContact,
  bin,
  deleteContact,
  leaveCampaign,
  merge,
  restore,
  restoreContact,
  undoMerge,
} from './records.ts';
import { loneFollowUp, reschedule, save, undo } from './saves.ts';
import { addStatus, changeRules, changeStatus, comeBack, leaveCompany, mergeStatus } from './settings.ts';

/** Everything people do that touches the thread, the daily work more often than the rest. */
export const steps = fc.oneof(
  { arbitrary: save, weight: 16 },
  { arbitrary: loneFollowUp, weight: 2 },
  { arbitrary: reschedule, weight: 3 },
  { arbitrary: undo, weight: 4 },
  { arbitrary: changeMany, weight: 3 },
  { arbitrary: completeMany, weight: 2 },
  { arbitrary: completeAll, weight: 1 },
  { arbitrary: undoMany, weight: 2 },
  { arbitrary: closeGaps, weight: 2 },
  { arbitrary: merge, weight: 2 },
  { arbitrary: undoMerge, weight: 2 },
  { arbitrary: bin, weight: 2 },
  { arbitrary: restore, weight: 2 },
  { arbitrary: addContact, weight: 1 },
  { arbitrary: deleteContact, weight: 1 },
  { arbitrary: restoreContact, weight: 1 },
  { arbitrary: leaveCampaign, weight: 1 },
  { arbitrary: mergeStatus, weight: 1 },
  { arbitrary: addStatus, weight: 1 },
  { arbitrary: changeStatus, weight: 1 },
  { arbitrary: changeRules, weight: 1 },
  { arbitrary: leaveCompany, weight: 1 },
  { arbitrary: comeBack, weight: 1 },
  { arbitrary: importing, weight: 1 },
  { arbitrary: undoImport, weight: 1 },
);
