import { Link } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useMayRebook } from '#features/follow-ups/ui/useMayRebook.ts';
import type { getChainReport } from '#features/thread/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { DateText } from '#web/components/DateText.tsx';
import { writeNumber } from '#web/dates.ts';
import styles from './Chain.module.css';
import { ReassignDialog } from './ReassignDialog.tsx';
import list from './Stranded.module.css';

type StrandedFollowUp = ReplyOf<typeof getChainReport>['stranded'][number];

/** The server names at most so many. */
const most = 200;

/** Open follow-ups whose owner is gone or may not edit the record: given to somebody who can. */
export function Stranded({ stranded }: { stranded: readonly StrandedFollowUp[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const mayRebook = useMayRebook();
  const ids = stranded.map(({ id }) => id).filter((id) => chosen.has(id));
  const toggle = (id: string, on: boolean) =>
    setChosen(new Set([...chosen].filter((other) => other !== id).concat(on ? [id] : [])));
  return (
    <section className={styles.stranded}>
      <div className={styles.head}>
        <h2 className="t-strong">{m.accounts_chain_stranded()}</h2>
        <span className="t-meta">
          {m.accounts_chain_stranded_text({ count: writeNumber(stranded.length) })}{' '}
          {stranded.length >= most && m.accounts_chain_stranded_more()}
        </span>
        <Checkbox
          checked={ids.length === stranded.length}
          onChecked={(on) => setChosen(new Set(on ? stranded.map(({ id }) => id) : []))}
        >
          {m.accounts_chain_select_all()}
        </Checkbox>
        <Button
          icon={<ArrowLeftRight />}
          disabledReason={
            mayRebook ? ids.length === 0 && m.accounts_all_selected_none() : m.accounts_chain_no_rebook()
          }
          onClick={() => setOpen(true)}
        >
          {m.accounts_chain_reassign()}
        </Button>
      </div>
      <ul className={list.list}>
        {stranded.map((followUp) => (
          <li key={followUp.id} className={list.item}>
            <Checkbox checked={chosen.has(followUp.id)} onChecked={(on) => toggle(followUp.id, on)}>
              <DateText day={followUp.dueOn} />
              {followUp.text && ` · ${followUp.text}`}
            </Checkbox>
            <Link to="/accounts/$id" params={{ id: followUp.account.id }}>
              {followUp.account.name}
            </Link>
            <span className="t-meta">{why(followUp)}</span>
          </li>
        ))}
      </ul>
      {open && (
        <ReassignDialog
          ids={ids}
          onDone={() => {
            setOpen(false);
            setChosen(new Set());
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

const why = ({ because, assignee: { name } }: StrandedFollowUp) =>
  because === 'inactive' ? m.accounts_chain_inactive({ name }) : m.accounts_chain_no_right({ name });
