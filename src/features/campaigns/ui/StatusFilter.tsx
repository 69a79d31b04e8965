import { m } from '#paraglide/messages.js';
import { FilterToggle } from '#web/components/FilterToggle.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeNumber } from '#web/dates.ts';
import { type Campaign, livingStatuses } from './campaign.ts';
import styles from './StatusFilter.module.css';

interface StatusFilterProps {
  campaign: Campaign;
  chosen: readonly string[];
  onChosen: (statusIds: string[]) => void;
}

/** The statuses with their counts; pressed ones filter the list below. */
export function StatusFilter({ campaign, chosen, onChosen }: StatusFilterProps) {
  return (
    <fieldset className={styles.statuses}>
      <legend className="visually-hidden">{m.campaigns_work_statuses()}</legend>
      <FilterToggle pressed={chosen.length === 0} onPressed={() => onChosen([])}>
        {m.campaigns_work_all()}
      </FilterToggle>
      {livingStatuses(campaign).map(({ id, name, hue, members }) => (
        <FilterToggle
          key={id}
          pressed={chosen.includes(id)}
          onPressed={(on) => onChosen([...chosen.filter((other) => other !== id), ...(on ? [id] : [])])}
        >
          <StatusDot hue={hue}>{name}</StatusDot> <span className={styles.count}>{writeNumber(members)}</span>
        </FilterToggle>
      ))}
    </fieldset>
  );
}
