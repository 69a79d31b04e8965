import { type KeyboardEvent, type ReactNode, type Ref, useId, useImperativeHandle, useRef } from 'react';
import { flushSync } from 'react-dom';
import { digitOf } from '#web/keys.ts';
import styles from './ChipGroup.module.css';
import { Key } from './Key.tsx';

export interface Chip<V extends string = string> {
  value: V;
  label: ReactNode;
  /** The digit that chooses it, 0 to 9; shown on the chip. */
  digit?: number;
  /** Why it cannot be chosen now. */
  disabledReason?: string | undefined;
}

export interface ChipGroupHandle {
  /** Puts the focus on the chosen chip, otherwise on the first. */
  focus: () => void;
}

export interface ChipGroupProps<V extends string> {
  label: ReactNode;
  chips: readonly Chip<V>[];
  value: V | null;
  onValue: (value: V) => void;
  /** After a digit or Enter: move the focus on. Runs in the same task, with the value already drawn. */
  onAdvance?: (value: V | null) => void;
  hint?: ReactNode;
  error?: ReactNode;
  ref?: Ref<ChipGroupHandle>;
}

/**
 * Radio buttons as chips: digits choose and continue, arrows only choose, Enter accepts what is chosen.
 * Digits act only while the group has the focus (WCAG 2.1.4).
 */
export function ChipGroup<V extends string>(props: ChipGroupProps<V>) {
  const { label, chips, value, onValue, onAdvance, hint, error, ref } = props;
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const chosenAt = chips.findIndex((chip) => chip.value === value);
  const stop = Math.max(0, chosenAt);
  const focusAt = (at: number) => (group.current?.children[at] as HTMLElement | undefined)?.focus();
  useImperativeHandle(ref, () => ({ focus: () => focusAt(stop) }));

  const choose = (at: number, advance: boolean) => {
    const chip = chips[at];
    if (!chip || chip.disabledReason) return;
    // Drawn at once, so that whoever types fast never overtakes the form.
    flushSync(() => onValue(chip.value));
    if (advance) onAdvance?.(chip.value);
    else focusAt(at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = [...event.currentTarget.children].indexOf(event.target as Element);
    const digit = digitOf(event);
    const byDigit = digit === null ? -1 : chips.findIndex((chip) => chip.digit === digit);
    if (byDigit >= 0) choose(byDigit, true);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (value === null) choose(at, true);
      else onAdvance?.(value);
    } else if (!event.altKey && !event.ctrlKey && arrowStep[event.key]) {
      choose((at + arrowStep[event.key]! + chips.length) % chips.length, false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.group}>
      <span id={id} className={styles.legend}>
        {label}
      </span>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={error ? true : undefined}
        className={styles.chips}
        onKeyDown={onKeyDown}
      >
        {chips.map((chip, at) => (
          // biome-ignore lint/a11y/useSemanticElements: native radio buttons cannot choose and continue by digit
          <button
            key={chip.value}
            type="button"
            role="radio"
            aria-checked={at === chosenAt}
            aria-disabled={chip.disabledReason ? true : undefined}
            aria-keyshortcuts={chip.digit === undefined ? undefined : String(chip.digit)}
            title={chip.disabledReason}
            tabIndex={at === stop ? 0 : -1}
            className={styles.chip}
            onClick={() => choose(at, false)}
          >
            {chip.digit !== undefined && <Key keys={String(chip.digit)} />}
            <span>{chip.label}</span>
          </button>
        ))}
      </div>
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}

const arrowStep: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
