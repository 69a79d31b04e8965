import { useMe } from '#web/session.ts';

/** Whether a follow-up, one's own as well, may be given to somebody else (WV-07); the record must be editable, too. */
export function useMayRebook(): boolean {
  const { rebook, administer } = useMe().permissions;
  return rebook || administer;
}
