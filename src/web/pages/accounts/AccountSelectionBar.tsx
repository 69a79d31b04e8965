import { useState } from 'react';
import type { Account } from '#features/accounts/ui/account-values.ts';
import { idsMost } from '#features/bulk/rules.ts';
import type { AccountBulkKind, AccountDraft, ChosenAccounts } from '#features/bulk/ui/account-draft.ts';
import { countOf } from '#features/bulk/ui/count-words.ts';
import { m } from '#paraglide/messages.js';
import { useCommand } from '#web/commands.ts';
import { writeNumber } from '#web/dates.ts';
import { useSubject } from '#web/palette/subject.ts';
import { type Asked, AskedDialog } from '../records/AskedDialog.tsx';
import { SelectionBar } from '../records/SelectionBar.tsx';
import { binActions, recordActions } from './selection-actions.tsx';

interface AccountSelectionBarProps {
  /** The marked ones as far as they are loaded. */
  accounts: readonly Account[];
  ids: readonly string[];
  /** The list's filter, by which all are chosen, whether loaded or not. */
  filter: Extract<ChosenAccounts, { filter?: unknown }>['filter'];
  total: { value: number; relation: 'exact' | 'at-least' } | undefined;
  isAll: boolean;
  inBin: boolean;
  onAll: () => void;
  onClear: () => void;
}

/** What can be done with the chosen records; C, S, U and W as on a record, and by words in the palette. */
export function AccountSelectionBar(props: AccountSelectionBarProps) {
  const { accounts, ids, filter, total, isAll, inBin, onAll, onClear } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const tooMany = !isAll && ids.length > idsMost && m.bulk_too_many({ most: writeNumber(idsMost) });
  const count = isAll && total ? countOf(total) : writeNumber(ids.length);
  const campaigns = campaignsOf(accounts);
  const ask = (kind: AccountBulkKind, initial?: Partial<AccountDraft>) => setAsked({ kind, initial });
  const askStatus = () => ask('status', { campaignId: filter?.campaignId ?? campaigns[0]?.id ?? '' });
  const can = (reason: string | false) => reason || null;
  const doing = (run: () => void, reason: string | false) => (inBin ? null : { run, reason: can(reason) });
  useCommand(
    'categories',
    doing(() => ask('categories'), tooMany),
  );
  useCommand('status', doing(askStatus, tooMany));
  useCommand(
    'owner',
    doing(() => ask('owner'), tooMany),
  );
  useCommand(
    'follow-up',
    doing(() => setAsked({ kind: 'plan' }), tooMany),
  );
  useSubject(
    inBin
      ? null
      : {
          name: m.accounts_selection_subject({ count }),
          daysOnly: true,
          campaigns,
          does: {
            'follow-up': { run: (typedDay) => setAsked({ kind: 'plan', typedDay }), reason: can(tooMany) },
            status: {
              run: ({ status, campaignId }) => ask('status', { campaignId, statusId: status.id }),
              reason: can(tooMany || (campaigns.length === 0 && m.accounts_selection_no_campaign())),
            },
            reassign: { run: (owner) => ask('owner', { owner }), reason: can(tooMany) },
          },
        },
  );
  const actions = inBin
    ? binActions({ ask, tooMany })
    : recordActions({
        ...{ ask, askStatus, tooMany, isAll, accounts, count: ids.length },
        askOther: (kind) => setAsked({ kind }),
      });
  const hasMore = total && (total.relation === 'at-least' || total.value > ids.length);
  return (
    <>
      <SelectionBar
        count={ids.length}
        actions={actions}
        all={
          total && (isAll || hasMore)
            ? { count: countOf(total), isChosen: isAll, onChoose: onAll }
            : undefined
        }
        onClear={onClear}
      />
      <AskedDialog
        asked={asked}
        ids={ids}
        chosen={isAll ? { filter } : { ids: [...ids] }}
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

/** Whose statuses can be named: the campaigns the marked ones are in. */
function campaignsOf(accounts: readonly Account[]) {
  const all = accounts.flatMap(({ statuses }) => statuses.map(({ campaign }) => campaign));
  return [...new Map(all.map((campaign) => [campaign.id, campaign])).values()];
}
