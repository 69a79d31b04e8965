import { Plus } from 'lucide-react';
import { type Display, displays } from '#features/follow-ups/ui/calendar/calendar-range.ts';
import { displayFields } from '#features/follow-ups/ui/follow-up-filter.ts';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { useNarrow } from '#web/components/viewport.ts';
import { useUrlState } from '#web/url-state.ts';
import styles from './FollowUpsActions.module.css';

/** How to show them, and a new one. */
export function FollowUpsActions({ display }: { display: Display }) {
  return (
    <>
      <DisplayChoice display={display} />
      <ButtonLink to="/follow-ups/new" variant="primary" icon={<Plus />}>
        {m.accounts_new()}
      </ButtonLink>
    </>
  );
}

function DisplayChoice({ display }: { display: Display }) {
  const [, change] = useUrlState(displayFields);
  const mayRebook = useMayRebook();
  const narrow = useNarrow();
  const offered = displays.filter((one) => one !== 'workload' || mayRebook);
  const choose = (one: Display) => void change({ display: one === 'list' ? undefined : one }, { push: true });
  if (narrow) {
    return (
      <div className={styles.display}>
        <SelectField
          label={m.follow_ups_display()}
          hideLabel
          options={offered.map((one) => ({ value: one, label: displayLabel(one) }))}
          value={display}
          onValue={choose}
        />
      </div>
    );
  }
  return offered.map((one) => (
    <FilterToggle key={one} pressed={one === display} onPressed={() => choose(one)}>
      {displayLabel(one)}
    </FilterToggle>
  ));
}

const displayLabel = (display: Display) =>
  ({
    list: m.follow_ups_display_list,
    week: m.follow_ups_display_week,
    month: m.follow_ups_display_month,
    workload: m.follow_ups_display_workload,
  })[display]();
