import { useState } from 'react';
import { separatorName } from '#features/imports/ui/import-words.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { Checkbox } from '#web/components/Checkbox.tsx';
import { Dialog } from '#web/components/Dialog.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { totalParts } from '#web/dates.ts';
import { useSaving } from '#web/useSaving.ts';
import { createExport } from '../contract.ts';
import { exportSeparators } from '../rules.ts';
import styles from './Exports.module.css';
import { draftOf, type ExportOf, filterOf, keepDraft } from './export-draft.ts';
import { FieldChoice } from './FieldChoice.tsx';
import { RunningExport } from './RunningExport.tsx';

/** Which fields, in which order, for which program; then the job and its file. */
export function ExportDialog({ onClose, ...list }: ExportOf & { onClose: () => void }) {
  const [jobId, setJobId] = useState<string>();
  const [draft, setDraft] = useState(() => draftOf(list.entity));
  const { busy, problem, save } = useSaving();
  const { fields, separator, bom } = draft;
  const start = () =>
    save(async () => {
      keepDraft(list.entity, draft);
      const filter = filterOf(list.query);
      const { job } = await call(createExport, {
        body: { entity: list.entity, fields: [...fields], filter, format: 'csv', separator, bom },
      });
      setJobId(job.id);
    });
  if (jobId) {
    return (
      <Dialog open onClose={onClose} title={m.exports_title()}>
        <RunningExport jobId={jobId} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.exports_title()}
      actions={
        <>
          <Button
            variant="primary"
            data-safe
            busy={busy}
            disabledReason={
              (list.total?.value === 0 && m.exports_empty()) || (fields.length === 0 && m.exports_choose())
            }
            onClick={() => void start()}
          >
            {m.exports_start()}
          </Button>
          <Button onClick={onClose}>{m.web_cancel()}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{sentenceOf(list.total)}</p>
        <FieldChoice
          entity={list.entity}
          chosen={fields}
          onChange={(next) => setDraft({ ...draft, fields: next })}
        />
        <div className={styles.format}>
          <SelectField
            label={m.imports_separator()}
            value={separator}
            options={exportSeparators.map((value) => ({ value, label: separatorName(value) }))}
            onValue={(next) => setDraft({ ...draft, separator: next })}
          />
          <Checkbox checked={bom} onChecked={(on) => setDraft({ ...draft, bom: on })}>
            {m.exports_bom()}
          </Checkbox>
        </div>
        <p className="t-meta">{m.exports_recorded()}</p>
        <FormProblem problem={problem} />
      </div>
    </Dialog>
  );
}

function sentenceOf(total: ExportOf['total']): string {
  if (!total) return m.exports_as_filtered();
  const { text, isAtLeast } = totalParts(total);
  const count = isAtLeast ? m.web_total_over({ count: text }) : text;
  return m.exports_as_filtered_count({ count });
}
