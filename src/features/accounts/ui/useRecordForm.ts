import { type FormEvent, useEffect, useRef, useState } from 'react';
import { newId } from '#lib/id.ts';
import { useCommand } from '#web/commands.ts';
import { useDraft } from '#web/drafts.ts';
import { asProblem, type Problem } from '#web/problem.ts';
import type { FieldProblems } from './account-problems.ts';
import { writeProblem } from './field-words.ts';
import { changedFields, conflictingFields, type FieldValues, withMine } from './record-changes.ts';

interface Versioned {
  version: number;
}

interface RecordFormAbout<V, R extends Versioned> {
  /** Where the draft is kept: user and record. */
  draftKey: string;
  /** Values the form starts with and, of a known record, their version. */
  start: V;
  version: number | null;
  problemsIn: (values: V) => FieldProblems<keyof V & string>;
  valuesOf: (record: R) => V;
  save: (about: { values: V; base: V; version: number | null; idempotencyKey: string }) => Promise<R>;
  onDone: (record: R) => void;
}

/** Where something is left to do after a refused save: a field with an error, or a choice after a conflict. */
const toMend = '[aria-invalid=true]:not([role=radiogroup]), [role=alert] [role=radio][tabindex="0"]';

/** After a change by others: both sides, and the fields where one has to choose. */
export interface Conflict<V> {
  theirs: V;
  mine: V;
  fields: (keyof V & string)[];
}

interface Draft<V> {
  values: V;
  /** What the values were before typing, so that a change by others can be told from one's own. */
  base: V;
  version: number | null;
}

/**
 * A form of one record: keeps what is typed (IndexedDB), checks fields when they are left and all on saving, maps
 * the server's sentences to fields, and after a change by others (412) shows both values instead of losing one.
 */
export function useRecordForm<V extends FieldValues<V>, R extends Versioned>(about: RecordFormAbout<V, R>) {
  const fresh: Draft<V> = { values: about.start, base: about.start, version: about.version };
  const draft = useDraft(about.draftKey, fresh);
  const { values, base, version } = draft.value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<Conflict<V> | null>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef({ content: '', key: '' });
  const isChanged = changedFields(base, values).length > 0;
  const keptNothing = draft.isReady && draft.wasKept && !isChanged;

  useEffect(() => {
    // An untouched draft would hide what the record is by now.
    if (keptNothing) draft.forget();
  }, [keptNothing, draft.forget]);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>(toMend)?.focus();
  }, [tries]);

  const found = about.problemsIn(values);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    event?.stopPropagation();
    if (busy) return;
    setLeft(new Set(Object.keys(values)));
    if (Object.keys(found).length > 0) return setTries(tries + 1);
    const content = JSON.stringify(values);
    // The same content sent again is the same save; anything else is another one.
    if (sent.current.content !== content) sent.current = { content, key: newId() };
    setBusy(true);
    try {
      const record = await about.save({ values, base, version, idempotencyKey: sent.current.key });
      draft.forget();
      about.onDone(record);
    } catch (error) {
      const refused = asProblem(error);
      const current = refused.status === 412 ? (refused.extensions.current as R | undefined) : undefined;
      if (current) takeOver(current);
      setProblem(current ? null : refused);
      setTries(tries + 1);
    } finally {
      setBusy(false);
    }
  };
  const takeOver = (current: R) => {
    const now = about.valuesOf(current);
    draft.change({ values: withMine(base, values, now), base: now, version: current.version });
    setConflict({ theirs: now, mine: values, fields: conflictingFields(base, values, now) });
  };
  useCommand('save', { run: () => void submit(), inDialog: true });
  useCommand('save-and-next', { run: () => void submit(), inDialog: true });

  const change = (patch: Partial<V>) => {
    draft.change((before) => ({ ...before, values: { ...before.values, ...patch } }));
    if (problem) setProblem(null);
  };
  return {
    form,
    values,
    isReady: draft.isReady && !keptNothing,
    /** Something typed earlier is in the form. */
    hasOldDraft: draft.wasKept && isChanged,
    isChanged,
    busy,
    problem,
    conflict,
    change,
    submit,
    discard: () => {
      draft.forget();
      setConflict(null);
    },
    /** Props of a text field. */
    text: <F extends keyof V & string>(field: F) => ({
      value: values[field] as string,
      onText: (text: string) => change({ [field]: text } as unknown as Partial<V>),
      onBlur: () => setLeft(new Set([...left, field])),
      error: errorOf(field),
    }),
    /** Props of a date field. */
    day: <F extends keyof V & string>(field: F) => ({
      day: values[field] as string,
      onDay: (day: string) => change({ [field]: day } as unknown as Partial<V>),
      error: errorOf(field),
    }),
    errorOf,
  };

  function errorOf(field: keyof V & string): string | undefined {
    const own = left.has(field) ? found[field] : undefined;
    return own ? writeProblem(own) : problem?.byField[field === 'owner' ? 'ownerId' : field];
  }
}
