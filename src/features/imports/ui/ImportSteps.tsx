import { m } from '#paraglide/messages.js';
import styles from './ImportSteps.module.css';

export const importSteps = ['file', 'mapping', 'check', 'run'] as const;
export type ImportStep = (typeof importSteps)[number];

interface ImportStepsProps {
  current: ImportStep;
  /** Steps that can be gone to now. */
  open: readonly ImportStep[];
  onStep: (step: ImportStep) => void;
}

/** Where one is in the import: 1 Datei, 2 Zuordnung, 3 Prüfung, 4 Lauf. */
export function ImportSteps({ current, open, onStep }: ImportStepsProps) {
  const names = {
    file: m.imports_step_file(),
    mapping: m.imports_step_mapping(),
    check: m.imports_step_check(),
    run: m.imports_step_run(),
  };
  const reached = importSteps.indexOf(current);
  return (
    <nav aria-label={m.imports_steps()} className={styles.steps}>
      <ol>
        {importSteps.map((step, at) => (
          <li key={step} data-reached={at <= reached || undefined}>
            <button
              type="button"
              aria-current={step === current ? 'step' : undefined}
              disabled={step !== current && !open.includes(step)}
              onClick={() => onStep(step)}
            >
              <span className={styles.number}>{at + 1}</span>
              {names[step]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
