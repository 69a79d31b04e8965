import { m } from '#paraglide/messages.js';
import { writeNumber } from '#web/dates.ts';
import styles from './CampaignProgress.module.css';
import type { Campaign } from './campaign.ts';
import { livingStatuses } from './campaign.ts';

/** Where the members stand: a thin bar with a part for each status; said in words to who cannot see it. */
export function CampaignProgress({ campaign }: { campaign: Pick<Campaign, 'statuses'> }) {
  const parts = livingStatuses(campaign).filter(({ members }) => members > 0);
  const words = parts
    .map(({ name, members }) => m.campaigns_progress_part({ name, count: writeNumber(members) }))
    .join(', ');
  if (parts.length === 0) return <span className="t-meta">{m.campaigns_progress_none()}</span>;
  return (
    <span role="img" aria-label={words} title={words} className={styles.bar}>
      {parts.map(({ id, hue, members }) => (
        <i key={id} style={{ flexGrow: members, background: `var(--hue-${hue})` }} />
      ))}
    </span>
  );
}
