import { ArrowDown, ArrowUp, Merge, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { StatusDot } from '#web/components/StatusDot.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { useMe } from '#web/session.ts';
import { type Campaign, type CampaignStatus, livingStatuses } from './campaign.ts';
import { MergeStatusDialog } from './MergeStatusDialog.tsx';
import { StatusForm } from './StatusForm.tsx';
import styles from './StatusList.module.css';
import { StatusMarks } from './StatusMarks.tsx';
import { moveStatus } from './save-status.ts';

/** The statuses of a campaign in order; administrators add, change, move and merge them. */
export function StatusList({ campaign }: { campaign: Campaign }) {
  const { permissions } = useMe();
  const [edited, setEdited] = useState<CampaignStatus | 'new' | null>(null);
  const [merged, setMerged] = useState<CampaignStatus | null>(null);
  const [newGaps, setNewGaps] = useState(0);
  const statuses = livingStatuses(campaign);
  const noRight = !permissions.administer && m.campaigns_only_administrators();
  const move = (status: CampaignStatus, step: number) =>
    void moveStatus(status, status.position + step).catch((error) => reportNotice(asProblem(error).detail));
  return (
    <div className={styles.list}>
      {newGaps > 0 && (
        <Banner tone="warn" actions={<ButtonLink to="/chain">{m.campaigns_status_show_gaps()}</ButtonLink>}>
          {m.campaigns_status_new_gaps({ count: writeNumber(newGaps) })}
        </Banner>
      )}
      <ol className={styles.statuses} aria-label={m.campaigns_tab_statuses()}>
        {statuses.map((status, at) => (
          <li key={status.id} className={styles.status}>
            <span className={styles.name}>
              <StatusDot hue={status.hue} strong>
                {status.name}
              </StatusDot>
              <StatusMarks status={status} />
            </span>
            <span className={styles.figures}>
              {m.campaigns_status_members({ count: writeNumber(status.members) })} · {status.progress} %
            </span>
            <span className={styles.actions}>
              <Button
                iconOnly
                variant="plain"
                icon={<ArrowUp />}
                aria-label={m.campaigns_status_up({ name: status.name })}
                disabledReason={noRight}
                hidden={at === 0}
                onClick={() => move(status, -1)}
              />
              <Button
                iconOnly
                variant="plain"
                icon={<ArrowDown />}
                aria-label={m.campaigns_status_down({ name: status.name })}
                disabledReason={noRight}
                hidden={at === statuses.length - 1}
                onClick={() => move(status, 1)}
              />
              <Button
                iconOnly
                variant="plain"
                icon={<Pencil />}
                aria-label={m.campaigns_status_edit({ name: status.name })}
                disabledReason={noRight}
                onClick={() => setEdited(status)}
              />
              <Button
                iconOnly
                variant="plain"
                icon={<Merge />}
                aria-label={m.campaigns_status_merge({ name: status.name })}
                disabledReason={noRight}
                hidden={statuses.length < 2}
                onClick={() => setMerged(status)}
              />
            </span>
          </li>
        ))}
      </ol>
      <div>
        <Button icon={<Plus />} disabledReason={noRight} onClick={() => setEdited('new')}>
          {m.campaigns_status_add()}
        </Button>
      </div>
      <MergedAway campaign={campaign} />
      {edited && (
        <StatusForm
          campaign={campaign}
          status={edited === 'new' ? undefined : edited}
          onDone={(gaps) => {
            setNewGaps(gaps);
            setEdited(null);
          }}
          onCancel={() => setEdited(null)}
        />
      )}
      {merged && <MergeStatusDialog campaign={campaign} status={merged} onClose={() => setMerged(null)} />}
    </div>
  );
}

/** What became of statuses that are no more; histories still show their names. */
function MergedAway({ campaign }: { campaign: Campaign }) {
  const gone = campaign.statuses.filter(({ mergedIntoId }) => mergedIntoId !== null);
  if (gone.length === 0) return null;
  const nameOf = (id: string | null) => campaign.statuses.find((status) => status.id === id)?.name ?? '';
  return (
    <section>
      <h2 className="t-label">{m.campaigns_status_merged_list()}</h2>
      <ul className="t-meta">
        {gone.map(({ id, name, mergedIntoId }) => (
          <li key={id}>{m.campaigns_status_merged_into({ name, into: nameOf(mergedIntoId) })}</li>
        ))}
      </ul>
    </section>
  );
}
