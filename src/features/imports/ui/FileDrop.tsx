import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { call } from '#web/api.ts';
import { Button } from '#web/components/Button.tsx';
import { ChipGroup } from '#web/components/ChipGroup.tsx';
import { FormProblem } from '#web/components/FormProblem.tsx';
import { useSaving } from '#web/useSaving.ts';
import { createImport } from '../contract.ts';
import { type ImportKind, importKinds } from '../rules.ts';
import styles from './Imports.module.css';
import { type ImportRun, kindName } from './import-words.ts';

/** The first step without a file: what is in it, and where it is. It is uploaded as soon as it is chosen. */
export function FileDrop({ onUploaded }: { onUploaded: (run: ImportRun) => void }) {
  const [kind, setKind] = useState<ImportKind>('companies');
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem, save } = useSaving();
  const upload = (file: File | undefined) => {
    if (!file || busy) return;
    void save(async () => {
      const form = new FormData();
      form.append('kind', kind);
      form.append('file', file);
      onUploaded((await call(createImport, { form })).import);
    });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    upload(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.step}>
      <ChipGroup
        label={m.imports_kind()}
        chips={importKinds.map((value) => ({ value, label: kindName(value) }))}
        value={kind}
        onValue={setKind}
        hint={kind === 'contacts' ? m.imports_kind_contacts_hint() : undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way; the button is the first */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <FileUp aria-hidden="true" />
        <p>{busy ? m.imports_uploading() : m.imports_drop_here()}</p>
        <Button variant="primary" busy={busy} onClick={() => input.current?.click()}>
          {m.imports_choose_file()}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-label={m.imports_choose_file()}
          tabIndex={-1}
          hidden
          onChange={(event) => {
            upload(event.target.files?.[0]);
            // The same file may be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
        <p className="t-meta">{m.imports_drop_hint()}</p>
      </div>
      <FormProblem problem={problem} />
    </div>
  );
}
