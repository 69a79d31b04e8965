import { useQuery } from '@tanstack/react-query';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { countKept } from '#web/outbox-store.ts';

/** Reloaded without a network: what was saved before is still there, and will be sent. */
export function UnsentBanner() {
  const { data: count = 0 } = useQuery({
    queryKey: ['kept on this device'],
    queryFn: countKept,
    networkMode: 'always',
    staleTime: 0,
  });
  if (count === 0) return null;
  return <Banner tone="warn">{count === 1 ? m.web_offline_one() : m.web_offline({ count })}</Banner>;
}
