import type { FieldError } from '#lib/refusal.ts';
import { fieldSentence } from './field-sentence.ts';

/**
 * A no of the server (problem document, RFC 9457), or one of the browser itself: status 0 and code
 * `unreachable` when nothing answered, `unexpected-reply` when the answer breaks its contract.
 *
 * `detail` is a sentence for a person in the current language. `extensions` holds what else came along:
 * `conflict` ({ id, by, at, current }), `current` (after a stale version), `allowed` …
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: FieldError[];
  readonly extensions: Record<string, unknown>;
  /** What to name when asking for help. */
  readonly requestId: string | null;

  constructor(about: {
    status: number;
    code: string;
    detail?: string;
    errors?: FieldError[];
    extensions?: Record<string, unknown>;
    requestId?: string | null;
  }) {
    super(about.detail || about.code);
    this.name = 'Problem';
    this.status = about.status;
    this.code = about.code;
    this.detail = about.detail ?? '';
    this.errors = about.errors ?? [];
    this.extensions = about.extensions ?? {};
    this.requestId = about.requestId ?? null;
  }

  /** Worth trying again unchanged: nothing answered, too busy, or the server stumbled. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Sentences by field: `{ name: '…' }` for `body.name`. */
  get byField(): Record<string, string> {
    return Object.fromEntries(
      this.errors.map((error) => [error.path.replace(/^(body|query|params)\./, ''), fieldSentence(error)]),
    );
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ status: 0, code: 'unexpected', detail: error instanceof Error ? error.message : '' });
}
