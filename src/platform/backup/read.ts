import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import {
  type BackupEnd,
  type BackupHeader,
  endOfRows,
  formatVersion,
  type TableHeader,
  UnusableBackup,
} from './format.ts';

/** No line of JSON is longer; a file whose first line is, is something else. */
const lineBytesMost = 1_000_000;
const rowsEnd = Buffer.from(`\n${endOfRows}`);
const newline = 10;

export interface BackupTable {
  header: TableHeader;
  /** As COPY takes them. */
  rows: AsyncIterable<Buffer>;
}

export interface OpenBackup {
  header: BackupHeader;
  /** One after the other, each read to its end; afterwards the checksum is compared. */
  tables: AsyncIterable<BackupTable>;
  /** Known once all tables are read. */
  end: () => BackupEnd;
}

/** Opens a backup; refuses what is none, and on the way through it what is incomplete or altered. */
export async function openBackup(file: string, onBytes: (share: number) => void): Promise<OpenBackup> {
  const source = new LineSource(unzipped(file, (await stat(file)).size, onBytes));
  const header = await source.json<BackupHeader>().catch((error) => {
    // What cannot even begin to be read was never a backup.
    throw error instanceof UnusableBackup && error.fault === 'altered'
      ? new UnusableBackup('foreign')
      : error;
  });
  if (header?.faden !== 'backup' || !Array.isArray(header.migrations)) throw new UnusableBackup('foreign');
  if (header.format > formatVersion) throw new UnusableBackup('newer');
  let end: BackupEnd | undefined;
  return {
    header,
    end: () => end!,
    tables: tablesOf(source, (read) => {
      end = read;
    }),
  };
}

async function* tablesOf(source: LineSource, ended: (end: BackupEnd) => void): AsyncGenerator<BackupTable> {
  for (;;) {
    const before = source.digest();
    const line = await source.json<TableHeader | BackupEnd>();
    if (!('table' in line)) {
      if (line.sha256 !== before || !(await source.isAtEnd())) throw new UnusableBackup('altered');
      return ended(line);
    }
    yield { header: line, rows: source.rows() };
  }
}

async function* unzipped(file: string, size: number, onBytes: (share: number) => void) {
  const packed = createReadStream(file);
  const plain = packed.pipe(createGunzip());
  packed.on('error', (error) => plain.destroy(error));
  try {
    for await (const chunk of plain) {
      onBytes(packed.bytesRead / size);
      yield chunk as Buffer;
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'Z_BUF_ERROR') throw new UnusableBackup('incomplete');
    if (code?.startsWith('Z_')) throw new UnusableBackup('altered');
    throw error;
  } finally {
    packed.destroy();
  }
}

/** Lines and blocks of rows out of a stream of chunks, hashed on the way. */
class LineSource {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #hash = createHash('sha256');
  #pending: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Of everything taken so far. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  async json<T extends object>(): Promise<T> {
    let end = this.#pending.indexOf(newline);
    while (end < 0) {
      if (this.#pending.length > lineBytesMost) throw new UnusableBackup('altered');
      await this.#more();
      end = this.#pending.indexOf(newline);
    }
    try {
      const value: unknown = JSON.parse(this.#take(end + 1).toString('utf8'));
      if (typeof value === 'object' && value !== null) return value as T;
    } catch {}
    throw new UnusableBackup('altered');
  }

  /** Up to the line that ends them. */
  async *rows(): AsyncGenerator<Buffer> {
    while (this.#pending.length < endOfRows.length) await this.#more();
    if (this.#pending.subarray(0, endOfRows.length).toString() === endOfRows) {
      this.#take(endOfRows.length);
      return;
    }
    for (;;) {
      const end = this.#pending.indexOf(rowsEnd);
      if (end >= 0) {
        yield this.#take(end + 1);
        this.#take(endOfRows.length);
        return;
      }
      // The last bytes may be the beginning of the end.
      const certain = this.#pending.length - (rowsEnd.length - 1);
      if (certain > 0) yield this.#take(certain);
      await this.#more();
    }
  }

  async isAtEnd(): Promise<boolean> {
    return this.#pending.length === 0 && (await this.#chunks.next()).done === true;
  }

  #take(length: number): Buffer {
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    this.#hash.update(taken);
    return taken;
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next();
    if (done) throw new UnusableBackup('incomplete');
    this.#pending = Buffer.concat([this.#pending, value]);
  }
}
