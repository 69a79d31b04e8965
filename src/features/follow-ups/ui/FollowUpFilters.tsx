import { useQuery } from '@tanstack/react-query';
import { FunnelX } from 'lucide-react';
import { useRef } from 'react';
import { listCampaigns } from '#features/campaigns/contract.ts';
import { listTeams, listUsers } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { Button } from '#web/components/Button.tsx';
import { DateField } from '#web/components/DateField.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { queryOf } from '#web/queries.ts';
import { type Priority, priorities } from '../rules.ts';
import type { FollowUpFilter } from './follow-up-filter.ts';
import { priorityLabel } from './priority-words.ts';

interface FollowUpFiltersProps {
  filter: FollowUpFilter;
  onFilter: (patch: FollowUpFilter) => void;
  onReset: () => void;
  /** Of a list; of the days in sight, where done ones are not; or of the team’s workload. */
  of?: 'list' | 'days' | 'team';
}

const settledMs = 5 * 60_000;
const options = (named: readonly { id: string; name: string }[] | undefined) =>
  (named ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** Whose, which state, due when, how urgent, in which campaign. */
export function FollowUpFilters({ filter, onFilter, onReset, of = 'list' }: FollowUpFiltersProps) {
  const first = useRef<HTMLSelectElement>(null);
  const { data: users } = useQuery({
    ...queryOf(listUsers, { query: { limit: 200 } }),
    staleTime: settledMs,
  });
  const { data: teams } = useQuery({ ...queryOf(listTeams), staleTime: settledMs });
  const { data: campaigns } = useQuery({
    ...queryOf(listCampaigns, { query: { limit: 200 } }),
    staleTime: settledMs,
  });
  useCommand('filter', () => first.current?.focus());
  const select = { hideLabel: true, width: '18ch' };
  const inForce = Object.entries(filter).flatMap(([name, value]) => (value && name !== 'sort' ? [name] : []));
  const team = (
    <SelectField
      {...select}
      label={m.follow_ups_team()}
      emptyLabel={m.follow_ups_team()}
      options={options(teams?.items)}
      value={filter.team ?? ''}
      onValue={(team) => onFilter({ team: team || undefined })}
    />
  );
  if (of === 'team') return <FilterBar>{team}</FilterBar>;
  return (
    <FilterBar
      moreInForce={inForce.filter((name) => name !== 'assignee').length}
      more={
        <>
          {team}
          {of === 'list' && <StateAndDays filter={filter} onFilter={onFilter} />}
          <SelectField
            {...select}
            label={m.follow_ups_priority()}
            emptyLabel={m.follow_ups_priority()}
            options={priorities.map((one) => ({ value: one, label: priorityLabel(one) }))}
            value={filter.priority ?? ''}
            onValue={(priority) => onFilter({ priority: (priority as Priority) || undefined })}
          />
          <SelectField
            {...select}
            label={m.follow_ups_campaign()}
            emptyLabel={m.follow_ups_campaign()}
            options={options(campaigns?.items)}
            value={filter.campaign ?? ''}
            onValue={(campaign) => onFilter({ campaign: campaign || undefined })}
          />
        </>
      }
      end={
        inForce.length > 0 && (
          <Button
            variant="plain"
            iconOnly
            icon={<FunnelX />}
            aria-label={m.follow_ups_reset()}
            onClick={onReset}
          />
        )
      }
    >
      <SelectField
        {...select}
        ref={first}
        label={m.follow_ups_assignee()}
        options={[
          { value: 'me', label: m.follow_ups_mine() },
          { value: 'all', label: m.follow_ups_everybodys() },
          ...options(users?.items),
        ]}
        value={filter.assignee ?? 'me'}
        onValue={(assignee) => onFilter({ assignee: assignee === 'me' ? undefined : assignee })}
      />
    </FilterBar>
  );
}

/** Open or done, overdue, and from which day to which. */
function StateAndDays({ filter, onFilter }: Pick<FollowUpFiltersProps, 'filter' | 'onFilter'>) {
  return (
    <>
      <SelectField
        hideLabel
        width="18ch"
        label={m.follow_ups_state()}
        options={[
          { value: 'open', label: m.follow_ups_state_open() },
          { value: 'done', label: m.follow_ups_state_done() },
        ]}
        value={filter.state ?? 'open'}
        onValue={(state) => onFilter({ state: state === 'done' ? 'done' : undefined, sort: undefined })}
      />
      <FilterToggle
        pressed={filter.overdue === true}
        onPressed={(overdue) => onFilter({ overdue: overdue || undefined })}
      >
        {m.follow_ups_overdue()}
      </FilterToggle>
      <DateField
        label={m.follow_ups_due_from()}
        inlineLabel
        onLeaveOnly
        width="26ch"
        day={filter.from ?? ''}
        onDay={(from) => onFilter({ from: from || undefined })}
      />
      <DateField
        label={m.follow_ups_due_to()}
        inlineLabel
        onLeaveOnly
        width="26ch"
        day={filter.to ?? ''}
        onDay={(to) => onFilter({ to: to || undefined })}
      />
    </>
  );
}
