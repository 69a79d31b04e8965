import { useEffect, useRef } from 'react';

/** What can be said with an argument: `wv mo 10`, `status interesse`, `umbuchen meier`, `notiz …`. */
export const argumentNames = ['follow-up', 'status', 'reassign', 'note'] as const;
export type ArgumentName = (typeof argumentNames)[number];

interface Named {
  id: string;
  name: string;
}

/** What each gets: the day as typed, the status with its campaign, the user, the text. */
export interface ArgumentValues {
  'follow-up': string;
  status: { status: Named; campaignId: string };
  reassign: Named;
  note: string;
}

/** Opens a form or a preview with the value filled in; it saves nothing by itself. */
export interface Doable<N extends ArgumentName> {
  run: (value: ArgumentValues[N]) => void;
  /** Why it cannot be done now. */
  reason?: string | null | undefined;
}

/** What commands with an argument apply to: the record on screen, or the rows chosen in a list. */
export interface Subject {
  /** „Autohaus Lindner“, „12 Firmen“; the end of the sentence that says what will happen. */
  name: string;
  /** Bundesland whose holidays count. */
  region?: string | null;
  /** A follow-up for these has a day and no time. */
  daysOnly?: boolean;
  /** Whose statuses can be named. */
  campaigns?: readonly Named[];
  does: { [N in ArgumentName]?: Doable<N> };
}

const subjects: { current: Subject | null }[] = [];

/** Says what is meant by „this one“ while the component is on screen; the newest wins, `null` leaves it alone. */
export function useSubject(subject: Subject | null) {
  const latest = useRef(subject);
  latest.current = subject;
  useEffect(() => {
    subjects.push(latest);
    return () => void subjects.splice(subjects.indexOf(latest), 1);
  }, []);
}

export const currentSubject = (): Subject | null =>
  subjects.findLast(({ current }) => current !== null)?.current ?? null;
