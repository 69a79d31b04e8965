import { useEffect, useState } from 'react';
import { writeDuration } from '#web/dates.ts';

/** How long the call has lasted, every second; silent, because it would be read out all the time. */
export function CallTimer({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden="true">{writeDuration(Math.max(0, Math.round((now - Date.parse(since)) / 1000)))}</span>
  );
}
