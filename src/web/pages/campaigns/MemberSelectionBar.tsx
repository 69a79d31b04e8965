import { CalendarPlus, Flag, Tags } from 'lucide-react';
import { useState } from 'react';
import { idsMost } from '#features/bulk/rules.ts';
import type { AccountBulkKind, AccountDraft, ChosenAccounts } from '#features/bulk/ui/account-draft.ts';
import { countOf } from '#features/bulk/ui/count-words.ts';
import type { Campaign } from '#features/campaigns/ui/campaign.ts';
import { m } from '#paraglide/messages.js';
import { keysOf, useCommand } from '#web/commands.ts';
import { writeNumber } from '#web/dates.ts';
import { useSubject } from '#web/palette/subject.ts';
import { type Asked, AskedDialog } from '../records/AskedDialog.tsx';
import { SelectionBar } from '../records/SelectionBar.tsx';

interface MemberSelectionBarProps {
  campaign: Campaign;
  /** Of the records. */
  ids: readonly string[];
  /** By which all are chosen; null where records cannot be filtered like this list. */
  filter: Extract<ChosenAccounts, { filter?: unknown }>['filter'] | null;
  total: { value: number; relation: 'exact' | 'at-least' } | undefined;
  isAll: boolean;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with the chosen members of a campaign: S, C and W as on a record, and by words in the palette. */
export function MemberSelectionBar(props: MemberSelectionBarProps) {
  const { campaign, ids, filter, total, isAll, onAll, onClear } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const tooMany = !isAll && ids.length > idsMost && m.bulk_too_many({ most: writeNumber(idsMost) });
  const count = isAll && total ? countOf(total) : writeNumber(ids.length);
  const ask = (kind: AccountBulkKind, initial?: Partial<AccountDraft>) => setAsked({ kind, initial });
  const askStatus = (statusId = '') => ask('status', { campaignId: campaign.id, statusId });
  const plan = (typedDay?: string) => setAsked({ kind: 'plan', typedDay });
  useCommand('status', { run: () => askStatus(), reason: tooMany || null });
  useCommand('categories', { run: () => ask('categories'), reason: tooMany || null });
  useCommand('follow-up', { run: () => plan(), reason: tooMany || null });
  useSubject({
    name: m.campaigns_selection_subject({ count }),
    daysOnly: true,
    campaigns: [campaign],
    does: {
      status: { run: ({ status }) => askStatus(status.id), reason: tooMany || null },
      'follow-up': { run: plan, reason: tooMany || null },
    },
  });
  const hasMore = total && (total.relation === 'at-least' || total.value > ids.length);
  return (
    <>
      <SelectionBar
        count={ids.length}
        all={
          filter && total && (isAll || hasMore)
            ? { count: countOf(total), isChosen: isAll, onChoose: onAll }
            : undefined
        }
        onClear={onClear}
        actions={[
          {
            id: 'status',
            label: m.accounts_status(),
            icon: <Flag />,
            keys: keysOf('status'),
            disabledReason: tooMany,
            onAction: () => askStatus(),
          },
          {
            id: 'categories',
            label: m.accounts_selection_categories(),
            icon: <Tags />,
            keys: keysOf('categories'),
            disabledReason: tooMany,
            onAction: () => ask('categories'),
          },
          {
            id: 'plan',
            label: m.accounts_selection_plan(),
            icon: <CalendarPlus />,
            keys: keysOf('follow-up'),
            disabledReason: tooMany,
            onAction: () => plan(),
          },
        ]}
      />
      <AskedDialog
        asked={asked}
        ids={ids}
        chosen={isAll && filter ? { filter } : { ids: [...ids] }}
        count={count}
        onDone={() => {
          setAsked(null);
          onClear();
        }}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
