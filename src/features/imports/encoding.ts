import type { Encoding } from './rules.ts';
import { UnreadableFile } from './unreadable.ts';

/** Random bytes have twice as many. */
const controlShareMost = 0.05;

/** How a file's first bytes read: a mark at their beginning, a pattern of zeros, or what is valid. */
export function recogniseEncoding(head: Uint8Array, isValidUtf8: boolean): Encoding {
  if (head.length === 0) throw new UnreadableFile({ reason: 'empty', line: null, column: null });
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  if (magicNumbers.some((magic) => startsWith(head, magic))) refuseBinary();
  const zeros = zerosByParity(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be';
  // A stray zero byte in a table spoils its row, not the file.
  if (controlShare(head) > controlShareMost) refuseBinary();
  return isValidUtf8 ? 'utf-8' : 'windows-1252';
}

/**
 * Watches a stream of pieces: is it UTF-8? Damaged in places it still is, where more of its characters beyond ASCII
 * are whole than broken; read otherwise each whole one would look broken.
 */
export function utf8Check() {
  const decoder = new TextDecoder('utf-8');
  let whole = 0;
  let broken = 0;
  const count = (text: string) => {
    for (const [character] of text.matchAll(/\P{ASCII}/gu))
      if (character === '\ufffd') broken++;
      else whole++;
  };
  return {
    push: (piece: Uint8Array) => count(decoder.decode(piece, { stream: true })),
    isValid: () => {
      count(decoder.decode());
      return broken === 0 || whole > broken;
    },
  };
}

/**
 * The text of a stream of bytes; a byte order mark is no part of it. Throws `UnreadableFile` naming the line that does
 * not fit. Of a beginning (`isCut`) the last character may be missing a part.
 */
export async function* decoded(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
  { isCut = false }: { isCut?: boolean } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for await (const piece of pieces) {
    const before = line;
    const text = orUnfit(
      () => decoder.decode(piece, { stream: true }),
      () => before + linesBeforeMisfit(piece, encoding),
    );
    line += lineBreaks(text);
    yield text;
  }
  const rest = isCut
    ? ''
    : orUnfit(
        () => decoder.decode(),
        () => line,
      );
  if (rest !== '') yield rest;
}

function orUnfit(decode: () => string, lineOf: () => number): string {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableFile({ reason: 'wrong-encoding', line: lineOf(), column: null });
  }
}

function linesBeforeMisfit(piece: Uint8Array, encoding: Encoding): number {
  // What continues a character of the piece before is no misfit.
  const begins = encoding === 'utf-8' ? piece.findIndex((byte) => (byte & 0xc0) !== 0x80) : 0;
  const text = new TextDecoder(encoding).decode(piece.subarray(Math.min(Math.max(0, begins), 3)));
  // None in the piece itself: its beginning does not go on with what the one before has begun.
  return lineBreaks(text.slice(0, Math.max(0, text.indexOf('\ufffd'))));
}

const lineBreaks = (text: string) => text.split('\n').length - 1;

function refuseBinary(): never {
  throw new UnreadableFile({ reason: 'binary', line: null, column: null });
}

/** PNG, ZIP (and so XLSX), PDF, JPEG, GIF, old Excel, gzip. */
const magicNumbers = [
  [0x89, 0x50, 0x4e, 0x47],
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
];

const startsWith = (bytes: Uint8Array, start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

function zerosByParity(bytes: Uint8Array) {
  let odd = 0;
  let even = 0;
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 1) odd++;
    else even++;
  });
  const half = Math.max(1, bytes.length / 2);
  return { odd: odd / half, even: even / half };
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  return controls / bytes.length;
}
