import { Link } from '@tanstack/react-router';
import { m } from '#paraglide/messages.js';
import { reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { TimeText } from '#web/components/DateText.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { writeNumber } from '#web/dates.ts';
import { asProblem } from '#web/problem.ts';
import { type ItemOf, keyOf, queryClient, refresh } from '#web/queries.ts';
import { acknowledgeReassignment, listReassignments } from '../reassignment-contract.ts';
import styles from './GivenDialog.module.css';

type Given = ItemOf<typeof listReassignments>;

interface GivenDialogProps {
  items: readonly Given[];
  onClose: () => void;
}

/** Who gave the reader which follow-ups; what has been seen goes. */
export function GivenDialog({ items, onClose }: GivenDialogProps) {
  return (
    <Dialog
      open
      title={m.follow_ups_given_title()}
      onClose={onClose}
      actions={
        <>
          <Button
            variant="primary"
            disabledReason={items.length === 0 && m.follow_ups_given_none()}
            onClick={() => {
              void acknowledge(items);
              onClose();
            }}
          >
            {m.follow_ups_given_all_seen()}
          </Button>
          <ButtonLink to="/follow-ups" onClick={onClose}>
            {m.follow_ups_given_mine()}
          </ButtonLink>
        </>
      }
    >
      {items.length === 0 && <p>{m.follow_ups_given_none()}</p>}
      <ul className={styles.list}>
        {items.map((given) => (
          <li key={given.id} className={styles.entry}>
            <span>
              {sentenceOf(given)}{' '}
              {given.account && (
                <Link to="/accounts/$id" params={{ id: given.account.id }} onClick={onClose}>
                  {given.account.name}
                </Link>
              )}
              <br />
              <span className="t-meta">
                <TimeText at={given.at} as="ago" />
              </span>
            </span>
            <Button onClick={() => void acknowledge([given])}>{m.follow_ups_given_seen()}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** „Lena Hofer hat 5 Wiedervorlagen von Anna Berger auf Sie umgebucht.“ */
function sentenceOf({ by, from, count }: Given): string {
  const names = { by: by.name, from: from?.name ?? '', count: writeNumber(count) };
  if (!from) return m.follow_ups_given_sentence(names);
  return count === 1 ? m.follow_ups_given_sentence_one_from(names) : m.follow_ups_given_sentence_from(names);
}

/** Gone at once; back with the reason where the server says no. */
async function acknowledge(seen: readonly Given[]): Promise<void> {
  const ids = new Set(seen.map(({ id }) => id));
  queryClient.setQueryData<{ items: Given[] }>(
    keyOf(listReassignments),
    (known) => known && { items: known.items.filter(({ id }) => !ids.has(id)) },
  );
  try {
    await Promise.all([...ids].map((id) => call(acknowledgeReassignment, { params: { id } })));
  } catch (error) {
    reportNotice(asProblem(error).detail);
  }
  await refresh(listReassignments);
}
