import { useState } from 'react';
import { useChoiceOfAll } from '#features/bulk/ui/useChoiceOfAll.ts';
import type { Campaign } from '#features/campaigns/ui/campaign.ts';
import { WorkList, workListFields } from '#features/campaigns/ui/WorkList.tsx';
import { useUrlState } from '#web/url-state.ts';
import { MemberSelectionBar } from './MemberSelectionBar.tsx';

/** The working list of a campaign with what can be done with the chosen members. */
export function MemberWork({ campaign }: { campaign: Campaign }) {
  const [{ q, statusId, ownerId }] = useUrlState(workListFields);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const { isAll, chooseAll, chooseSome } = useChoiceOfAll({ q, statusId, ownerId });
  const choose = (next: ReadonlySet<string>) => {
    chooseSome();
    setSelection(next);
  };
  // An owner here may be the membership's own, by whom records are not filtered.
  const filter = ownerId?.length ? null : { campaignId: campaign.id, q, statusId };
  return (
    <WorkList
      campaign={campaign}
      choosing={{
        selection,
        isAll,
        onSelection: choose,
        bar: (ids, total) => (
          <MemberSelectionBar
            campaign={campaign}
            {...{ ids, filter, total, isAll }}
            onAll={chooseAll}
            onClear={() => choose(new Set())}
          />
        ),
      }}
    />
  );
}
