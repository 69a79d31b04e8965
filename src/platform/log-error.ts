import pg from 'pg';

interface LoggedError extends Record<string, unknown> {
  type: string;
  message: string;
  stack: string;
}

/**
 * An error as it stands in the log: where it happened and what kind it is. What the database says beside that quotes
 * rows and values ("Key (email)=(…) already exists"), and a log holds no data of anybody.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'no error was thrown', stack: '' };
  const { name: type, message, stack = '', code } = error as Error & { code?: unknown };
  if (!(error instanceof pg.DatabaseError)) return { type, message, code, stack };
  const { severity, schema, table, column, constraint, routine, position } = error;
  return {
    type,
    // Of class 22 are values that do not fit: the message quotes them.
    message: error.code?.startsWith('22') ? 'a value does not fit' : message,
    code,
    severity,
    schema,
    table,
    column,
    constraint,
    routine,
    position,
    // Without the first line, which repeats the message.
    stack: stack.slice(stack.indexOf('\n') + 1),
  };
}
