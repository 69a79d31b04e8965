import { Phone } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { flushSync } from 'react-dom';
import { m } from '#paraglide/messages.js';
import { classes } from '#web/components/classes.ts';
import { useNarrow } from '#web/components/viewport.ts';
import { type FollowUp, phoneOf } from './follow-up.ts';
import styles from './Queue.module.css';
import { QueueRow } from './QueueRow.tsx';

export interface ListedSection {
  key: string;
  /** „Überfällig“; empty for a list without sections. */
  label: string;
  followUps: readonly FollowUp[];
}

export interface QueueListHandle {
  focus: () => void;
}

interface QueueListProps {
  label: string;
  sections: readonly ListedSection[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Enter, or a tap on a telephone. */
  onOpen: (id: string) => void;
  /** The ☎ of a row on a telephone. */
  onCall?: (id: string) => void;
  drafts: ReadonlySet<string>;
  sending: ReadonlySet<string>;
  today: string;
  ref?: Ref<QueueListHandle>;
}

/** The queue: one tab stop, arrows move the selection, the record follows it. On a telephone a list of buttons. */
export function QueueList(props: QueueListProps) {
  const narrow = useNarrow();
  return narrow ? <QueueCards {...props} /> : <QueueListbox {...props} />;
}

function QueueListbox(props: QueueListProps) {
  const { label, sections, selectedId, onSelect, onOpen, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus({ preventScroll: true }) }));
  useEffect(() => {
    if (selectedId) document.getElementById(optionId(selectedId))?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = sections.flatMap(({ followUps }) => followUps.map(({ id }) => id));
    const at = ids.indexOf(selectedId ?? '');
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
      PageDown: at + rowsPerPage,
      PageUp: at - rowsPerPage,
    }[event.key];
    if (to !== undefined) {
      const id = ids[Math.max(0, Math.min(to, ids.length - 1))];
      if (id) flushSync(() => onSelect(id));
    } else if (event.key === 'Enter' && selectedId) onOpen(selectedId);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selectedId ? optionId(selectedId) : undefined}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox
        <div key={section.key} role="group" aria-label={section.label || label}>
          {section.label && (
            <div aria-hidden="true" className={styles.heading}>
              {section.label}
            </div>
          )}
          {section.followUps.map((followUp) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={followUp.id}
              id={optionId(followUp.id)}
              role="option"
              aria-selected={followUp.id === selectedId}
              className={styles.row}
              onClick={() => onSelect(followUp.id)}
            >
              <QueueRow {...rowProps(followUp, props)} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const rowsPerPage = 8;
const optionId = (id: string) => `follow-up-${id}`;

function QueueCards(props: QueueListProps) {
  const { label, sections, onOpen, onCall, ref } = props;
  const list = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => list.current?.querySelector('button')?.focus({ preventScroll: true }),
  }));
  return (
    <div ref={list} className={styles.list}>
      {sections.map((section) => (
        <section key={section.key} aria-label={section.label || label}>
          {section.label && <h2 className={styles.heading}>{section.label}</h2>}
          <ul>
            {section.followUps.map((followUp) => (
              <li key={followUp.id} className={styles.card}>
                <button type="button" className={classes(styles.row)} onClick={() => onOpen(followUp.id)}>
                  <QueueRow {...rowProps(followUp, props)} />
                </button>
                {onCall && phoneOf(followUp) && !followUp.account.blocked && (
                  <button
                    type="button"
                    className={styles.call}
                    aria-label={m.follow_ups_call({ name: followUp.account.name })}
                    onClick={() => onCall(followUp.id)}
                  >
                    <Phone aria-hidden="true" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const rowProps = (followUp: FollowUp, { drafts, sending, today }: QueueListProps) => ({
  followUp,
  today,
  hasDraft: drafts.has(followUp.id),
  isSending: sending.has(followUp.id),
});
