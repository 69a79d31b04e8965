import { m } from '#paraglide/messages.js';
import type { StatusSettings } from '../rules.ts';

/** „Ziel, abschließend“: what a status means beyond its name. */
export function StatusMarks({ status }: { status: StatusSettings }) {
  const marks = [
    status.isGoal && m.campaigns_status_is_goal(),
    status.isFinal && m.campaigns_status_is_final(),
    status.blocksContact && m.campaigns_status_is_blocking(),
    status.requiresReason && m.campaigns_status_is_reasoned(),
    !status.active && m.campaigns_inactive(),
  ].filter(Boolean);
  return <span className="t-meta">{marks.join(', ')}</span>;
}
