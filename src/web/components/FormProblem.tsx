import type { Problem } from '#web/problem.ts';
import { FieldError } from './FieldError.tsx';

interface FormProblemProps {
  problem: Problem | null;
  /** Fields that show their own sentence. */
  fields?: readonly string[];
}

/** The sentence of a refused save that no field shows; put it above the buttons. */
export function FormProblem({ problem, fields = [] }: FormProblemProps) {
  const shown = problem !== null && fields.some((field) => problem.byField[field]);
  return <div role="alert">{problem && !shown && <FieldError>{problem.detail}</FieldError>}</div>;
}
