import { m } from '#paraglide/messages.js';
import { asProblem } from '#web/problem.ts';
import { Button } from './Button.tsx';
import { NoRight } from './NoRight.tsx';
import styles from './Notice.module.css';

interface ErrorNoticeProps {
  error: unknown;
  /** What could not be loaded: „Verlauf“. Left out, the server's sentence stands alone. */
  what?: string;
  onRetry?: () => void;
}

/** What failed, in place, with a way on; a missing right is shown as such. */
export function ErrorNotice({ error, what, onRetry }: ErrorNoticeProps) {
  const problem = asProblem(error);
  if (problem.status === 403) return <NoRight>{problem.detail}</NoRight>;
  return (
    <div className={styles.error} role="alert">
      <p>
        {what && `${m.web_error_could_not_load({ what })} `}
        {problem.detail || m.web_problem_unexpected()}
      </p>
      <p className={styles.foot}>
        {onRetry && <Button onClick={onRetry}>{m.web_retry()}</Button>}
        {problem.requestId && (
          <span className={styles.reference}>{m.web_error_reference({ id: problem.requestId })}</span>
        )}
      </p>
    </div>
  );
}
