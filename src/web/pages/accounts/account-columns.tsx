import { Link } from '@tanstack/react-router';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { CategoryBadges } from '#features/categories/ui/CategoryBadges.tsx';
import { m } from '#paraglide/messages.js';
import type { GridColumn } from '#web/components/DataGrid.tsx';
import { DateText, TimeText } from '#web/components/DateText.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';

/** Name, place, statuses, categories, owner, last activity, next follow-up. */
export const accountColumns = (): GridColumn<Account>[] => [
  {
    id: 'name',
    header: m.accounts_name(),
    width: '2.3fr',
    sortKey: 'name',
    cell: (account) => (
      <>
        <Link to="/accounts/$id" params={{ id: account.id }} tabIndex={-1}>
          {account.name}
        </Link>
        {account.blocked && <span className="late"> · {m.accounts_blocked()}</span>}
      </>
    ),
  },
  {
    id: 'place',
    header: m.accounts_place(),
    width: '1.75fr',
    sortKey: 'city',
    hasValue: ({ city, postalCode }) => Boolean(city || postalCode),
    narrow: 'second',
    cell: ({ postalCode, city }) => [postalCode, city].filter(Boolean).join(' '),
  },
  {
    id: 'status',
    header: m.accounts_status(),
    width: '1.4fr',
    narrow: 'trailing',
    cell: (account) => <Statuses account={account} />,
  },
  {
    id: 'categories',
    header: m.accounts_categories(),
    width: '1.7fr',
    wideOnly: true,
    hasValue: ({ categoryIds }) => categoryIds.length > 0,
    cell: ({ categoryIds }) => <CategoryBadges ids={categoryIds} most={2} />,
  },
  {
    id: 'owner',
    header: m.accounts_owner(),
    width: '1.05fr',
    wideOnly: true,
    hasValue: ({ owner }) => owner !== null,
    cell: ({ owner }) => owner?.name,
  },
  {
    id: 'lastActivity',
    header: m.accounts_last_activity(),
    width: '126px',
    sortKey: 'lastActivityAt',
    cell: ({ lastActivityAt }) => lastActivityAt && <TimeText at={lastActivityAt} as="ago" />,
  },
  {
    id: 'nextFollowUp',
    header: m.accounts_next_follow_up(),
    width: '158px',
    sortKey: 'nextFollowUp',
    narrow: 'second',
    cell: (account) => <NextFollowUp account={account} />,
  },
];

/** The first status in words, „+1“ for those of other campaigns. */
function Statuses({ account: { statuses } }: { account: Account }) {
  const [first, ...rest] = statuses;
  if (!first) return null;
  const words = statuses.map(({ campaign, status }) => `${campaign.name}: ${status.name}`).join('\n');
  return (
    <span title={words}>
      <StatusDot hue={first.status.hue}>{first.status.name}</StatusDot>
      {rest.length > 0 && <span className="t-meta"> {m.accounts_status_more({ count: rest.length })}</span>}
    </span>
  );
}

function NextFollowUp({ account: { nextFollowUp } }: { account: Account }) {
  if (!nextFollowUp) return <span className="t-meta">{m.accounts_none_planned()}</span>;
  return <DateText day={nextFollowUp.dueOn} time={nextFollowUp.dueTime} />;
}
