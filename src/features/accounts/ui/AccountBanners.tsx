import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '#lib/contract.ts';
import { dayIn } from '#lib/time-zone.ts';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { writeDay } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import type { getAccount } from '../contract.ts';

type Account = ReplyOf<typeof getAccount>;

/** What stands in the way of working with a record: blocked, merged into another, in the bin, read only. */
export function AccountBanners({ account, onRestore }: { account: Account; onRestore?: () => void }) {
  const { timeZone } = useMe().workspace;
  const { blocked, mergedIntoId, deletedAt, editable } = account;
  return (
    <>
      {mergedIntoId && (
        <Banner
          tone="warn"
          actions={
            <Link to="/accounts/$id" params={{ id: mergedIntoId }}>
              {m.accounts_record_merged_open()}
            </Link>
          }
        >
          {m.accounts_record_merged()}
        </Banner>
      )}
      {deletedAt && (
        <Banner
          tone="warn"
          actions={onRestore && <Button onClick={onRestore}>{m.accounts_record_restore()}</Button>}
        >
          {m.accounts_record_in_bin({ day: writeDay(dayIn(timeZone, deletedAt)) })}
        </Banner>
      )}
      {blocked && <Banner tone="danger">{m.accounts_record_blocked()}</Banner>}
      {!editable && !deletedAt && !mergedIntoId && <Banner>{m.accounts_record_read_only()}</Banner>}
    </>
  );
}
