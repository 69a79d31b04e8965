/** One save on its way to the server, as kept in IndexedDB. */
export interface OutboxEntry {
  /** UUIDv7: also the order in which saves were made. */
  id: string;
  /** Workspace and user it belongs to; nobody else sends it. */
  owner: string;
  /** The record it is about; saves of one record go in order. */
  record: string;
  method: string;
  /** With `/api/v1`, parameters filled in. */
  path: string;
  body: unknown;
  ifMatch: number | null;
  /** New with every changed body. */
  idempotencyKey: string;
  /** For the list of what is still to be sent: the record's name. */
  label: string;
  /** The sentence for the status bar once it is done, or at once where the page shows it at once. */
  done: string;
  attempts: number;
  /** It was tried while there was a line: without an answer nobody knows whether it arrived. */
  mayHaveArrived: boolean;
  /** The draft it was made of, thrown away once the server has it. */
  draftKey: string | null;
  /** The server's no; the record's queue stands until it is settled. */
  refused: { status: number; code: string; detail: string; extensions: Record<string, unknown> } | null;
}

const retrySeconds = [1, 2, 5, 15, 60];

/** Milliseconds to wait after so many attempts in vain. */
export const retryDelayMs = (attempts: number) =>
  (retrySeconds[Math.min(attempts, retrySeconds.length) - 1] ?? 0) * 1000;

/** The saves that may go now: the oldest of each record, unless that one was refused. */
export function sendable(entries: readonly OutboxEntry[]): OutboxEntry[] {
  const seen = new Set<string>();
  return [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter((entry) => {
      if (seen.has(entry.record)) return false;
      seen.add(entry.record);
      return entry.refused === null;
    });
}
