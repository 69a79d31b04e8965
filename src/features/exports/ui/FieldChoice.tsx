import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { type ExportEntity, type ExportField, usualFields } from '../rules.ts';
import { fieldWord } from '../words.ts';
import styles from './Exports.module.css';
import { moved, restOf } from './export-draft.ts';

interface FieldChoiceProps {
  entity: ExportEntity;
  /** In the order of their columns. */
  chosen: readonly ExportField[];
  onChange: (fields: ExportField[]) => void;
}

type Way = 'up' | 'down';

/** The columns in their order, beside them what can be added. */
export function FieldChoice({ entity, chosen, onChange }: FieldChoiceProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, way: Way) => {
    const to = way === 'up' ? from - 1 : from + 1;
    onChange(moved(chosen, from, to));
    // The button moves with its field, so that pressing it again moves on.
    requestAnimationFrame(() =>
      list.current?.children[to]?.querySelector<HTMLElement>(`[data-move="${way}"]`)?.focus(),
    );
  };
  const rest = restOf(entity, chosen);
  return (
    <div className={styles.choice}>
      <fieldset className={styles.fields}>
        <legend>{m.exports_fields({ count: chosen.length })}</legend>
        <ol ref={list}>
          {chosen.map((field, index) => (
            <li key={field}>
              <Checkbox checked onChecked={() => onChange(chosen.filter((one) => one !== field))}>
                {fieldWord(field)}
              </Checkbox>
              <span className={styles.moves}>
                <MoveButton way="up" field={field} atEnd={index === 0} onMove={() => move(index, 'up')} />
                <MoveButton
                  way="down"
                  field={field}
                  atEnd={index === chosen.length - 1}
                  onMove={() => move(index, 'down')}
                />
              </span>
            </li>
          ))}
        </ol>
        {chosen.length === 0 && <p className="t-meta">{m.exports_choose()}</p>}
        <Button
          variant="plain"
          onClick={() => onChange(chosen.length > 0 ? [] : ([...usualFields(entity)] as ExportField[]))}
        >
          {chosen.length > 0 ? m.exports_none() : m.exports_usual()}
        </Button>
      </fieldset>
      {rest.length > 0 && (
        <fieldset className={styles.fields}>
          <legend>{m.exports_more_fields()}</legend>
          <ul>
            {rest.map((field) => (
              <li key={field}>
                <Checkbox checked={false} onChecked={() => onChange([...chosen, field])}>
                  {fieldWord(field)}
                </Checkbox>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  );
}

interface MoveButtonProps {
  way: Way;
  field: ExportField;
  atEnd: boolean;
  onMove: () => void;
}

function MoveButton({ way, field, atEnd, onMove }: MoveButtonProps) {
  const isUp = way === 'up';
  const words = isUp ? m.exports_move_up : m.exports_move_down;
  return (
    <Button
      variant="plain"
      iconOnly
      icon={isUp ? <ArrowUp /> : <ArrowDown />}
      aria-label={words({ field: fieldWord(field) })}
      data-move={way}
      disabledReason={atEnd && (isUp ? m.exports_first() : m.exports_last())}
      onClick={onMove}
    />
  );
}
