import { type FileHandle, open, readFile } from 'node:fs/promises';

/** What a client was about to save, and what it was told; one line each, on the disk before anything goes on. */
export type Line =
  | { kind: 'intent'; key: string; accountId: string; completes: string[] }
  | { kind: 'answer'; key: string; status: number; body: Saved };

/** As much of the answer to a save as is checked afterwards. */
export interface Saved {
  activity: { id: string };
  statusChanges: { id: string }[];
  completedFollowUps: { id: string }[];
  followUps: { id: string }[];
}

export class Ledger {
  readonly path: string;
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  static async at(path: string): Promise<Ledger> {
    return new Ledger(path, await open(path, 'a'));
  }

  async write(line: Line): Promise<void> {
    await this.#file.write(`${JSON.stringify(line)}\n`);
    await this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

export interface Entry {
  key: string;
  accountId: string;
  completes: string[];
  status?: number;
  saved?: Saved;
}

/** Every intent with its answer, where one came. */
export async function readLedger(path: string): Promise<Entry[]> {
  const entries = new Map<string, Entry>();
  for (const text of (await readFile(path, 'utf8')).trim().split('\n')) {
    const line: Line = JSON.parse(text);
    if (line.kind === 'intent')
      entries.set(line.key, { key: line.key, accountId: line.accountId, completes: line.completes });
    else Object.assign(entries.get(line.key)!, { status: line.status, saved: line.body });
  }
  return [...entries.values()];
}
