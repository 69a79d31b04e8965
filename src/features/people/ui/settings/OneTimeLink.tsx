import { m } from '#paraglide/messages.js';
import { writeMoment } from '#web/dates.ts';
import { useMe } from '#web/session.ts';
import { CopyField } from './CopyField.tsx';

/** The link by which somebody sets their password; nobody can see it a second time. */
export function OneTimeLink({ link }: { link: { path: string; expiresAt: string } }) {
  const until = writeMoment(link.expiresAt, useMe().workspace.timeZone);
  return (
    <CopyField
      label={m.people_link()}
      hint={m.people_link_hint({ until })}
      text={new URL(link.path, location.origin).href}
    />
  );
}
