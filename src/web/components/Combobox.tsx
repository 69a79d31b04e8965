import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { placeBelow } from './anchor.ts';
import styles from './Combobox.module.css';
import { classes } from './classes.ts';
import fieldStyles from './Field.module.css';
import { FieldFrame, type FieldProps } from './FieldFrame.tsx';

export interface ComboboxOption {
  id: string;
  label: string;
  /** Beside the label, as the place of a company. */
  context?: ReactNode;
}

export interface ComboboxProps extends FieldProps {
  value: ComboboxOption | null;
  onValue: (value: ComboboxOption | null) => void;
  /** What is offered for a text; runs 120 ms after the last key and may be aborted. */
  search: (text: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  /** Text from which on the search runs; default 0: it opens with a list. */
  minLength?: number;
  placeholder?: string;
  autoFocus?: boolean;
}

/** One out of many, found while typing: accounts, users, campaigns. */
export function Combobox(props: ComboboxProps) {
  const { value, onValue, search, minLength = 0, placeholder, autoFocus, ...field } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [options, setOptions] = useState<ComboboxOption[] | null>(null);
  const [active, setActive] = useState(0);
  const open = text !== null && options !== null;
  const latestSearch = useRef(search);
  latestSearch.current = search;

  useEffect(() => {
    if (text === null || text.trim().length < minLength) return setOptions(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const found = await latestSearch.current(text.trim(), abort.signal).catch(() => null);
      if (abort.signal.aborted) return;
      setOptions(found ?? []);
      setActive(0);
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, minLength]);
  useEffect(() => {
    if (!open || !list.current || !input.current) return;
    list.current.showPopover();
    placeBelow(list.current, input.current, { asWide: true });
    list.current.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const close = () => setText(null);
  const choose = (option: ComboboxOption | undefined) => {
    if (option) onValue(option);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = options?.length ?? 0;
    if (event.key === 'ArrowDown' && !open) setText('');
    else if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, count));
    else if (event.key === 'ArrowUp') setActive((active - 1 + count) % Math.max(1, count));
    else if (event.key === 'Enter' && open) choose(options[active]);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FieldFrame {...field}>
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            // biome-ignore lint/a11y/noAutofocus: only where a dialog or a palette asks for it
            autoFocus={autoFocus}
            className={fieldStyles.control}
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={open && options[active] ? `${listId}-${active}` : undefined}
            placeholder={placeholder ?? m.web_combobox_placeholder()}
            value={text ?? value?.label ?? ''}
            onClick={() => setText((before) => before ?? '')}
            onChange={(event) => {
              setText(event.target.value);
              if (event.target.value === '') onValue(null);
            }}
            onBlur={close}
            onKeyDown={onKeyDown}
          />
          {open && (
            <div ref={list} id={listId} role="listbox" popover="manual" className={styles.list}>
              {options.map((option, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps the focus and the keys
                // biome-ignore lint/a11y/useFocusableInteractive: as above
                <div
                  key={option.id}
                  id={`${listId}-${at}`}
                  role="option"
                  aria-selected={at === active}
                  className={classes(styles.option)}
                  // Before the blur, which would close the list under the pointer.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  <span>{option.label}</span>
                  {option.context && <span className={styles.context}>{option.context}</span>}
                </div>
              ))}
              {options.length === 0 && <p className={styles.none}>{m.web_combobox_none()}</p>}
            </div>
          )}
        </>
      )}
    </FieldFrame>
  );
}
