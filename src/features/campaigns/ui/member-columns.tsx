import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import type { GridColumn } from '#web/components/DataGrid.tsx';
import { DateText, TimeText } from '#web/components/DateText.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeNumber } from '#web/dates.ts';
import type { listMembers } from '../contract.ts';
import { type MemberChange, MemberMenu } from './MemberMenu.tsx';

export type Member = ReplyOf<typeof listMembers>['items'][number];

/** Company, contact, status, last activity, attempts, next follow-up, owner, and the menu of the row. */
export const memberColumns = (
  onChange: (member: Member, change: MemberChange) => void,
): GridColumn<Member>[] => [
  {
    id: 'account',
    header: m.campaigns_member(),
    width: '2fr',
    sortKey: 'name',
    cell: ({ account }) => (
      <>
        <Link to="/accounts/$id" params={{ id: account.id }} tabIndex={-1}>
          {account.name}
        </Link>
        {account.blocked && <span className="late"> · {m.campaigns_blocked()}</span>}
      </>
    ),
  },
  {
    id: 'contact',
    header: m.campaigns_contact(),
    width: '1.3fr',
    narrow: 'second',
    hasValue: ({ contact }) => contact !== null,
    cell: ({ contact }) => contact?.name,
  },
  {
    id: 'status',
    header: m.campaigns_status(),
    width: '1.3fr',
    narrow: 'trailing',
    cell: ({ status }) => <StatusDot hue={status.hue}>{status.name}</StatusDot>,
  },
  {
    id: 'lastActivity',
    header: m.campaigns_last_activity(),
    width: '126px',
    sortKey: 'lastActivityAt',
    cell: ({ lastActivityAt }) => lastActivityAt && <TimeText at={lastActivityAt} as="ago" />,
  },
  {
    id: 'attempts',
    header: m.campaigns_attempts(),
    width: '80px',
    align: 'end',
    wideOnly: true,
    cell: ({ attempts }) => writeNumber(attempts),
  },
  {
    id: 'nextFollowUp',
    header: m.campaigns_next_follow_up(),
    width: '158px',
    sortKey: 'nextFollowUp',
    narrow: 'second',
    cell: ({ nextFollowUp }) =>
      nextFollowUp ? (
        <DateText day={nextFollowUp.dueOn} time={nextFollowUp.dueTime} />
      ) : (
        <span className="t-meta">{m.campaigns_none_planned()}</span>
      ),
  },
  {
    id: 'owner',
    header: m.campaigns_owner(),
    width: '1.1fr',
    wideOnly: true,
    hasValue: ({ owner }) => owner !== null,
    cell: ({ owner }) => owner?.name,
  },
  {
    id: 'actions',
    header: m.campaigns_actions(),
    hidesHeader: true,
    width: '36px',
    narrow: 'trailing',
    cell: (member) => <MemberMenu member={member} onChange={onChange} />,
  },
];
