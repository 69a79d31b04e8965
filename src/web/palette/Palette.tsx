import { useNavigate } from '@tanstack/react-router';
import { Building2, ChevronRight, Megaphone, User, UserRound } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Key } from '#web/components/Key.tsx';
import styles from './Palette.module.css';
import type { PaletteRow } from './palette-row.ts';
import { usePaletteRows } from './usePaletteRows.ts';

const icons = {
  command: ChevronRight,
  company: Building2,
  person: UserRound,
  contact: User,
  campaign: Megaphone,
};

interface PaletteProps {
  /** Typed already, as by a link; nothing is carried out by it. */
  text?: string;
  onClose: () => void;
}

/** One place for going, finding and doing; every row shows its key. */
export function Palette({ text: opensWith = '', onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [text, setText] = useState(opensWith);
  // By id, not by place: what the server adds below must not move the highlighted row.
  const [activeId, setActiveId] = useState<string | null>(null);
  const { rows, isSearching } = usePaletteRows(text);
  const navigate = useNavigate();
  const active = Math.max(
    0,
    rows.findIndex((row) => row.id === activeId),
  );

  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (row: PaletteRow | undefined) => {
    if (row?.reason) return;
    onClose();
    // After the dialog is gone, so that the command finds the page as it is.
    if (row) setTimeout(row.run);
    else if (text.trim()) void navigate({ to: '/search', search: { q: text.trim() } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      const to = (active + step + rows.length) % Math.max(1, rows.length);
      setActiveId(rows[Math.max(0, to)]?.id ?? null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(rows[active]);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it for the keyboard
    <dialog
      ref={dialog}
      aria-label={m.web_command_palette()}
      className={styles.palette}
      onCancel={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.head}>
        <input
          type="text"
          role="combobox"
          className={styles.input}
          aria-label={m.web_command_palette()}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={rows[active] && `${listId}-${rows[active].id}`}
          placeholder={m.web_palette_placeholder()}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActiveId(null);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} onClick={onClose}>
          {m.web_close()}
        </button>
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={m.web_palette_results()} className={styles.list}>
        {rows.map((row, at) => {
          const Icon = icons[row.kind];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps the focus and the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={row.id}
              id={`${listId}-${row.id}`}
              role="option"
              aria-selected={at === active}
              aria-disabled={row.reason ? true : undefined}
              className={styles.row}
              onMouseMove={() => row.id !== activeId && setActiveId(row.id)}
              onClick={() => choose(row)}
            >
              <Icon aria-hidden="true" />
              <span className={styles.label}>{row.label}</span>
              <span className={styles.context}>{row.reason || row.context}</span>
              {row.keys ? <Key keys={row.keys} /> : at === active && !row.reason && <Key keys="Enter" />}
            </div>
          );
        })}
      </div>
      <p role="status" className={styles.status}>
        {isSearching ? m.web_palette_searching() : rows.length === 0 ? m.web_palette_none() : ''}
      </p>
    </dialog>
  );
}
