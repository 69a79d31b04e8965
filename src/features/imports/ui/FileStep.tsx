import type { BodyInputOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { FieldRow, Form, FormActions } from '#web/components/Form.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { SelectField } from '#web/components/SelectField.tsx';
import { Table } from '#web/components/Table.tsx';
import { useSaving } from '#web/useSaving.ts';
import { recogniseImport } from '../contract.ts';
import { encodings, importKinds, separators } from '../rules.ts';
import styles from './Imports.module.css';
import {
  encodingNames,
  headerLanguageName,
  type ImportRun,
  kindName,
  separatorName,
} from './import-words.ts';

interface FileStepProps {
  run: ImportRun;
  /** The file was read anew, with other columns perhaps. */
  onRead: (run: ImportRun) => void;
  onNext: () => void;
}

/** What was recognised in the file, to be corrected, and its first rows. */
export function FileStep({ run, onRead, onNext }: FileStepProps) {
  const { recognised } = run;
  const { busy, problem, save } = useSaving();
  const correct = (body: BodyInputOf<typeof recogniseImport>) =>
    void save(async () => onRead(await call(recogniseImport, { params: { id: run.id }, body })));
  return (
    <div className={styles.step}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <SelectField
          label={m.imports_kind()}
          options={importKinds.map((value) => ({ value, label: kindName(value) }))}
          value={run.kind}
          onValue={(kind) => correct({ kind })}
        />
        <FieldRow>
          <SelectField
            label={m.imports_separator()}
            options={separators.map((value) => ({ value, label: separatorName(value) }))}
            value={recognised.separator}
            onValue={(separator) => correct({ separator })}
          />
          <SelectField
            label={m.imports_encoding()}
            options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
            value={recognised.encoding}
            onValue={(encoding) => correct({ encoding })}
          />
        </FieldRow>
        <p className="t-meta">
          {m.imports_recognised({
            columns: recognised.headers.length,
            language: headerLanguageName(recognised.headerLanguage),
          })}
        </p>
        <FormProblem problem={problem} />
        <FormActions>
          <Button type="submit" variant="primary" busy={busy}>
            {m.imports_next_mapping()}
          </Button>
        </FormActions>
      </Form>
      <h2>{m.imports_preview({ count: recognised.sample.length })}</h2>
      <Table
        label={m.imports_preview({ count: recognised.sample.length })}
        scrolls
        columns={recognised.headers.map((header, at) => ({
          id: header,
          header,
          cell: ({ cells }: Preview) => cells[at] ?? '',
        }))}
        rows={recognised.sample.map((cells, line) => ({ line, cells }))}
        rowId={({ line }) => String(line)}
      />
    </div>
  );
}

interface Preview {
  line: number;
  cells: string[];
}
