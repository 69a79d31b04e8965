import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { ConfirmDialog } from '#web/components/ConfirmDialog.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { type Campaign, type CampaignStatus, livingStatuses } from './campaign.ts';
import { mergeStatuses } from './save-status.ts';

interface MergeStatusDialogProps {
  campaign: Campaign;
  status: CampaignStatus;
  onClose: () => void;
}

/** A status becomes part of another; the only way to be rid of one (CAM-12). */
export function MergeStatusDialog({ campaign, status, onClose }: MergeStatusDialogProps) {
  const others = livingStatuses(campaign).filter(({ id }) => id !== status.id);
  const [intoId, setIntoId] = useState(others[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const merge = async () => {
    const into = others.find(({ id }) => id === intoId);
    if (!into) return;
    setBusy(true);
    try {
      await mergeStatuses(status, into);
      onClose();
    } catch (failure) {
      setError(asProblem(failure).detail);
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={m.campaigns_status_merge_title({ name: status.name })}
      confirmLabel={m.campaigns_status_merge_do()}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      {error && (
        <Banner tone="danger" urgent>
          {error}
        </Banner>
      )}
      <p>{m.campaigns_status_merge_text({ count: writeNumber(status.members) })}</p>
      <SelectField
        label={m.campaigns_status_merge_into()}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={intoId}
        onValue={setIntoId}
      />
    </ConfirmDialog>
  );
}
