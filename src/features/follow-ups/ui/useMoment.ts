import { dayIn, timeOfDayIn } from '#lib/time-zone.ts';
import { useActor } from '#web/session.ts';

/** Today and the time of day on the workspace's wall clock, as of this drawing. */
export function useMoment() {
  const { timeZone } = useActor();
  return momentIn(timeZone);
}

export function momentIn(timeZone: string, at = new Date()) {
  return { today: dayIn(timeZone, at), now: timeOfDayIn(timeZone, at) };
}

/** Which days count as working days for a record: its own state, otherwise the user's, otherwise the workspace's. */
export function useWorkingCalendar(recordRegion: string | null = null) {
  const { region, skipsNonWorkingDays } = useActor();
  return { region: recordRegion ?? region, skipsNonWorkingDays };
}
