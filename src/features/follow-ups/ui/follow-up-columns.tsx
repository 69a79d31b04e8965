import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import type { GridColumn } from '#web/components/DataGrid.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeDue, writeInterval } from './due-words.ts';
import type { FollowUp } from './follow-up.ts';
import { OriginText } from './OriginText.tsx';
import { priorityLabel } from './priority-words.ts';

/** The columns of the list; the activity a follow-up stems from stands in its row (WV-03). */
export function followUpColumns(today: string): GridColumn<FollowUp>[] {
  return [
    {
      id: 'account',
      header: m.follow_ups_column_account(),
      width: '2.2fr',
      cell: ({ account }) => (
        <Link to="/accounts/$id" params={{ id: account.id }}>
          {account.name}
        </Link>
      ),
    },
    {
      id: 'due',
      header: m.follow_ups_column_due(),
      width: '142px',
      sortKey: 'due',
      narrow: 'trailing',
      cell: ({ dueOn, dueTime, state, recurrence }) => (
        <span
          className={state === 'open' && dueOn < today ? 'late' : undefined}
          title={recurrence ? writeInterval(recurrence) : undefined}
        >
          {writeDue(dueOn, dueTime, today)}
          {recurrence && ' ↻'}
        </span>
      ),
    },
    {
      id: 'text',
      header: m.follow_ups_column_text(),
      width: '1.9fr',
      narrow: 'second',
      cell: ({ text }) => text || '–',
    },
    {
      id: 'priority',
      header: m.follow_ups_priority(),
      width: '90px',
      sortKey: 'priority',
      wideOnly: true,
      hasValue: ({ priority }) => priority !== 'normal',
      cell: ({ priority }) => (priority === 'normal' ? '' : priorityLabel(priority)),
    },
    {
      id: 'status',
      header: m.follow_ups_column_status(),
      width: '128px',
      wideOnly: true,
      cell: ({ status }) => (status ? <StatusDot hue={status.hue}>{status.name}</StatusDot> : '–'),
    },
    {
      id: 'assignee',
      header: m.follow_ups_assignee(),
      width: '112px',
      cell: ({ assignee }) => assignee.name,
    },
    {
      id: 'origin',
      header: m.follow_ups_column_origin(),
      width: '1.5fr',
      wideOnly: true,
      cell: ({ origin, done }) =>
        done ? (
          m.follow_ups_done_by({ name: done.by.name })
        ) : (
          <span className="t-meta">
            <OriginText origin={origin} />
          </span>
        ),
    },
  ];
}
