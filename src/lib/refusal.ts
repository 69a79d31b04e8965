/**
 * Every way Faden says no to a person, with its HTTP status. The sentence for each code and language
 * stands in `src/platform/messages` under `refusal_<code with underscores>`.
 */
export const refusalStatus = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'not-found': 404,
  'already-done': 409,
  'changed-since': 409,
  duplicate: 409,
  'in-use': 409,
  'not-finished': 409,
  'status-changed': 409,
  'file-expired': 410,
  'stale-version': 412,
  'too-large': 413,
  'activity-in-future': 422,
  'activity-required': 422,
  'assignee-not-allowed': 422,
  'due-before-activity': 422,
  'file-unreadable': 422,
  'follow-up-required': 422,
  'idempotency-mismatch': 422,
  inactive: 422,
  'last-administrator': 422,
  'limit-reached': 422,
  'link-expired': 422,
  'other-campaign': 422,
  'other-record': 422,
  'out-of-order': 422,
  'password-too-weak': 422,
  'reason-required': 422,
  'successor-required': 422,
  'transition-not-allowed': 422,
  'undo-expired': 422,
  'too-many-requests': 429,
  'too-many-sign-ins': 429,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

export interface FieldError {
  /** Where in the input, as `body.followUps.0.dueOn`. */
  path: string;
  code: string;
  /** A sentence with its remedy; otherwise the code's own is taken, filled with `values`. */
  message?: string;
  values?: Record<string, string | number>;
}

/**
 * An expected no. Thrown where it is decided, caught once on each side (`platform/http`, the form).
 *
 * `values` fill the sentence; `extensions` travel in the problem document (`conflict`, `current`, `allowed` …).
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: Record<string, string | number>;
  readonly errors: FieldError[];
  readonly extensions: Record<string, unknown>;

  constructor(
    code: RefusalCode,
    about: {
      values?: Record<string, string | number>;
      errors?: FieldError[];
      extensions?: Record<string, unknown>;
    } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.values = about.values ?? {};
    this.errors = about.errors ?? [];
    this.extensions = about.extensions ?? {};
  }

  get status(): number {
    return refusalStatus[this.code];
  }
}
