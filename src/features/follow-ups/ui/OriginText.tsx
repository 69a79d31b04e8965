import { m } from '#paraglide/messages.js';
import { TimeText } from '#web/components/DateText.tsx';
import { mediumLabel } from '#web/components/medium-words.ts';
import type { FollowUp } from './follow-up.ts';

/** The activity a follow-up stems from: „23.09.2013 anna, Telefonat: interessiert an Broschüre“ (WV-03). */
export function OriginText({ origin }: Pick<FollowUp, 'origin'>) {
  if (!origin) return <>{m.follow_ups_origin_none()}</>;
  const { occurredAt, user, medium, text, reason, content } = origin;
  const words = [text, reason, content].filter((one) => one && one.trim() !== '').join(' · ');
  return (
    <>
      <TimeText at={occurredAt} /> {user.name}, {mediumLabel(medium)}
      {words && `: ${words}`}
    </>
  );
}
