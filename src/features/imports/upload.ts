import { createHash } from 'node:crypto';
import type { StreamContext } from '#features/people/context.ts';
import type { Actor } from '#features/people/rules.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { recordsOf } from './csv.ts';
import { decoded, recogniseEncoding, utf8Check } from './encoding.ts';
import { deleteAbandonedFiles, deleteFile, insertFile, insertPiece, pieceBytes } from './file-store.ts';
import {
  headersOf,
  type Recognised,
  recogniseColumns,
  recogniseSeparator,
  type Separator,
  sampleRows,
} from './recognise.ts';
import { storable } from './row.ts';
import type { Encoding, ImportKind } from './rules.ts';
import { UnreadableFile } from './unreadable.ts';

type Store = Pick<StreamContext, 'inTransaction'>;

/** A file as it was stored, and what its first piece is needed for. */
export interface StoredFile {
  id: string;
  bytes: number;
  sha256: string;
  head: Buffer;
  isValidUtf8: boolean;
}

export interface Reading {
  recognised: Recognised;
  /** Null where the file is too long to be read while somebody waits. */
  rows: number | null;
}

export function requireImport(actor: Actor): void {
  if (!actor.permissions.import) throw new Refusal('not-allowed');
}

/** Stores a stream of bytes piece by piece, each in a short transaction of its own. */
export async function storeFile(
  { inTransaction }: Store,
  name: string,
  bytes: AsyncIterable<Buffer>,
): Promise<StoredFile> {
  const id = newId();
  await inTransaction(async (context) => {
    requireImport(context.actor);
    await deleteAbandonedFiles(context);
    await insertFile(context, { id, name });
  });
  const hash = createHash('sha256');
  const check = utf8Check();
  let head: Buffer | undefined;
  let position = 0;
  let total = 0;
  try {
    for await (const data of inPieces(bytes)) {
      hash.update(data);
      check.push(data);
      head ??= data;
      total += data.length;
      await inTransaction((context) => insertPiece(context, { fileId: id, position, data }));
      position++;
    }
  } catch (error) {
    // Half a file is none.
    await inTransaction((context) => deleteFile(context, id));
    throw error;
  }
  return {
    id,
    bytes: total,
    sha256: hash.digest('hex'),
    head: head ?? Buffer.alloc(0),
    isValidUtf8: check.isValid(),
  };
}

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= pieceBytes) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, pieceBytes);
      waiting = [all.subarray(pieceBytes)];
      length -= pieceBytes;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/**
 * What a person needs to see of a file before it runs, from its first piece; a file of one piece is read to its end.
 * Throws `UnreadableFile`.
 */
export async function readHead(
  kind: ImportKind,
  head: Uint8Array,
  {
    isWhole,
    isValidUtf8,
    wanted,
  }: {
    isWhole: boolean;
    isValidUtf8: boolean;
    wanted: { separator?: Separator | undefined; encoding?: Encoding | undefined };
  },
): Promise<Reading> {
  const encoding = recogniseEncoding(head, isValidUtf8);
  const chosen = wanted.encoding ?? encoding;
  let text = '';
  for await (const part of decoded([head], chosen, { isCut: !isWhole })) text += part;
  if (!isWhole) text = wholeRecords(text);
  const separator = wanted.separator ?? recogniseSeparator(text);
  const first = [];
  let rows = -1;
  for await (const record of recordsOf([text], separator, isWhole ? undefined : sampleRows + 1)) {
    if (rows < sampleRows) first.push(record);
    rows++;
  }
  const [header, ...sample] = first;
  const isBlank = first.every(({ cells }) => cells.every((cell) => cell.trim() === ''));
  // The first row of a longer file may be longer than what was read of it.
  if (!header || isBlank || (isWhole && sample.length === 0))
    throw new UnreadableFile({ reason: 'empty', line: null, column: null });
  const headers = headersOf(header);
  const recognised = {
    separator,
    encoding: chosen,
    ...recogniseColumns(
      kind,
      headers,
      sample.map(({ cells }) => cells.map(storable)),
    ),
  };
  return { recognised, rows: isWhole ? rows : null };
}

/** The beginning of a file up to the last line break that is not between quotes. */
function wholeRecords(text: string): string {
  let quoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) end = at + 1;
  }
  if (end === 0) throw new UnreadableFile({ reason: 'record-too-long', line: 1, column: 1 });
  return text.slice(0, end);
}
