import { useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Banner } from '#web/components/Banner.tsx';
import { Button } from '#web/components/Button.tsx';
import { FormActions } from '#web/components/Form.tsx';
import styles from './Imports.module.css';
import { type ImportDraft, isNamed } from './import-draft.ts';
import type { ImportRun } from './import-words.ts';
import { MappingColumn } from './MappingColumn.tsx';

interface MappingStepProps {
  run: ImportRun;
  draft: ImportDraft;
  onDraft: (patch: Partial<ImportDraft>) => void;
  onNext: () => void;
}

/** Which column goes where; columns nobody recognised come first. */
export function MappingStep({ run, draft, onDraft, onNext }: MappingStepProps) {
  const { headers, mappingSource } = run.recognised;
  // Decided once: rows must not jump away while they are being filled in.
  const [open] = useState(() => new Set(headers.filter((header) => !isUsed(draft, header))));
  const groups = [
    {
      title: m.imports_unmapped({ count: open.size }),
      headers: headers.filter((header) => open.has(header)),
    },
    {
      title: m.imports_mapped({ count: headers.length - open.size }),
      headers: headers.filter((header) => !open.has(header)),
    },
  ];
  const ready = isNamed(run.kind, draft.columns);
  return (
    <div className={styles.step}>
      {mappingSource === 'kept' && <Banner tone="ok">{m.imports_mapping_kept()}</Banner>}
      <p className="prose">{m.imports_mapping_intro()}</p>
      {groups
        .filter((group) => group.headers.length > 0)
        .map((group) => (
          <section key={group.title} aria-label={group.title} className={styles.results}>
            <h2>{group.title}</h2>
            <div className={styles.mapping}>
              {group.headers.map((header) => (
                <MappingColumn
                  key={header}
                  kind={run.kind}
                  header={header}
                  samples={samplesOf(run, header)}
                  field={draft.columns[header] ?? null}
                  category={draft.categories[header]}
                  onChange={(field, category) => onDraft(mapped(draft, header, field, category))}
                />
              ))}
            </div>
          </section>
        ))}
      {!ready && <Banner tone="warn">{m.imports_mapping_no_name()}</Banner>}
      <FormActions>
        <Button variant="primary" disabledReason={!ready && m.imports_mapping_no_name()} onClick={onNext}>
          {m.imports_next_check()}
        </Button>
      </FormActions>
    </div>
  );
}

const isUsed = ({ columns, categories }: ImportDraft, header: string) =>
  Boolean(columns[header]) || categories[header] !== undefined;

const samplesShown = 3;

function samplesOf({ recognised: { headers, sample } }: ImportRun, header: string): string[] {
  const at = headers.indexOf(header);
  const filled = sample.map((cells) => cells[at]?.trim() ?? '').filter((cell) => cell !== '');
  return [...new Set(filled)].slice(0, samplesShown);
}

function mapped(draft: ImportDraft, header: string, field: string | null, category: string | undefined) {
  const { [header]: _before, ...others } = draft.categories;
  return {
    columns: { ...draft.columns, [header]: field },
    categories: category === undefined ? others : { ...others, [header]: category },
  };
}
