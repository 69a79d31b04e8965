import { ArrowLeftRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { listTeams } from '#features/people/contract.ts';
import { m } from '#paraglide/messages.js';
import { inverseOf, reportAction } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { useCommand } from '#web/commands.ts';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import type { ChipGroupHandle } from '#web/components/ChipGroup.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { asProblem, type Problem } from '#web/problem.ts';
import { queryClient, useReply } from '#web/queries.ts';
import { mergeAccounts, undoMerge } from '../contract.ts';
import type { Account } from './account-values.ts';
import { MergeChoice } from './MergeChoice.tsx';
import styles from './MergeForm.module.css';
import { MergePreview } from './MergePreview.tsx';
import { initialChoice, mergeDifferences, type Side, sharedCampaigns, takeOf } from './merge.ts';

interface MergeFormProps {
  winner: Account;
  loser: Account;
  onSwap: () => void;
  onDone: (account: Account) => void;
  onCancel: () => void;
}

/** The choices of a merge beside what comes out of it. */
export function MergeForm({ winner, loser, onSwap, onDone, onCancel }: MergeFormProps) {
  const fields = mergeDifferences(winner, loser);
  const campaigns = sharedCampaigns(winner, loser);
  const [take, setTake] = useState<Partial<Record<string, Side>>>(() => initialChoice(winner, loser));
  const [memberships, setMemberships] = useState<Record<string, Side>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  // Teams are shown by their names, which have to be there.
  useReply(listTeams, { query: { limit: 200 } });
  const groups = useRef<(ChipGroupHandle | null)[]>([]);
  const otherKind = winner.kind !== loser.kind;
  const next = (at: number) => groups.current[at + 1]?.focus();
  const merge = async () => {
    if (busy || otherKind) return;
    setBusy(true);
    try {
      const body = { winnerId: winner.id, loserId: loser.id, take: takeOf(take), memberships };
      const { account, mergeId } = await call(mergeAccounts, { body });
      const words = m.accounts_merge_done({ loser: loser.name, winner: winner.name });
      reportAction(words, inverseOf(undoMerge, { params: { id: mergeId } }));
      void queryClient.invalidateQueries();
      onDone(account);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  useCommand('save', { run: () => void merge(), inDialog: true });
  useCommand('save-and-next', { run: () => void merge(), inDialog: true });
  return (
    <Dialog
      open
      wide
      onClose={onCancel}
      title={m.accounts_merge_title({ name: `${winner.name} + ${loser.name}` })}
      actions={
        <>
          <Button
            variant="primary"
            keys="Mod+Enter"
            busy={busy}
            disabledReason={otherKind && m.accounts_merge_other_kind()}
            onClick={() => void merge()}
          >
            {m.accounts_merge_do()}
          </Button>
          <Button onClick={onCancel}>{m.web_cancel()}</Button>
        </>
      }
    >
      {problem && (
        <Banner tone="danger" urgent>
          {problem.detail}
        </Banner>
      )}
      <div className={styles.heads}>
        <RecordHead label={m.accounts_merge_keep()} account={winner} />
        <Button icon={<ArrowLeftRight />} onClick={onSwap}>
          {m.accounts_merge_swap()}
        </Button>
        <RecordHead label={m.accounts_merge_gone()} account={loser} />
      </div>
      <div className={styles.columns}>
        <section className={styles.choices}>
          <h3>{m.accounts_merge_fields()}</h3>
          {fields.length === 0 && <p>{m.accounts_merge_same()}</p>}
          {fields.length > 0 && <p className="t-meta">{m.accounts_merge_hint()}</p>}
          {fields.map((field, at) => (
            <MergeChoice
              key={field}
              ref={(group) => {
                groups.current[at] = group;
              }}
              field={field}
              winner={winner}
              loser={loser}
              value={take[field] ?? 'winner'}
              onValue={(side) => setTake((before) => ({ ...before, [field]: side }))}
              onAdvance={() => next(at)}
            />
          ))}
          {campaigns.map(({ campaign, winnerStatus, loserStatus }, at) => (
            <MergeChoice
              key={campaign.id}
              ref={(group) => {
                groups.current[fields.length + at] = group;
              }}
              label={campaign.name}
              hint={m.accounts_merge_memberships()}
              statuses={{ winner: winnerStatus, loser: loserStatus }}
              value={memberships[campaign.id] ?? 'winner'}
              onValue={(side) => setMemberships((before) => ({ ...before, [campaign.id]: side }))}
              onAdvance={() => next(fields.length + at)}
            />
          ))}
        </section>
        <MergePreview winner={winner} loser={loser} take={take} />
      </div>
    </Dialog>
  );
}

function RecordHead({ label, account }: { label: string; account: Account }) {
  return (
    <div className={styles.record}>
      <span className="t-meta">{label}</span>
      <strong>{account.name}</strong>
      <span className="t-meta">{[account.postalCode, account.city].filter(Boolean).join(' ')}</span>
    </div>
  );
}
