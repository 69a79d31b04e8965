import { asFlag, asOneOf, asText, type UrlField } from '#web/url-state.ts';
import { priorities } from '../rules.ts';
import { displays } from './calendar/calendar-range.ts';

export const followUpSorts = ['due', '-due', 'priority', '-doneAt'] as const;

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const asDay: UrlField<string> = (raw) => {
  const text = asText(raw);
  return isDay(text) ? text : undefined;
};

/** The filters of the list, as they stand in the address. */
export const filterFields = {
  /** `me`, somebody's id, or `all`; mine unless said otherwise. */
  assignee: asText,
  team: asText,
  state: asOneOf(['open', 'done'] as const),
  overdue: asFlag,
  from: asText,
  to: asText,
  priority: asOneOf(priorities),
  campaign: asText,
  sort: asOneOf(followUpSorts),
};
/** How they are shown, and the day in sight of a calendar. */
export const displayFields = { display: asOneOf(displays), day: asDay };

export type FollowUpFilter = {
  [K in keyof typeof filterFields]?: Exclude<ReturnType<(typeof filterFields)[K]>, undefined> | undefined;
};

/** The filter as the list of the interface takes it. */
export function queryFor(filter: FollowUpFilter) {
  const { assignee = 'me', team, state = 'open', overdue, from, to, priority, campaign, sort } = filter;
  return {
    state,
    ...(assignee === 'all' ? {} : { assigneeId: [assignee] }),
    ...(team ? { teamId: [team] } : {}),
    ...(overdue ? { overdue: true } : {}),
    ...(isDay(from) ? { dueFrom: from } : {}),
    ...(isDay(to) ? { dueTo: to } : {}),
    ...(priority ? { priority: [priority] } : {}),
    ...(campaign ? { campaignId: [campaign] } : {}),
    ...(sort ? { sort } : {}),
  };
}
