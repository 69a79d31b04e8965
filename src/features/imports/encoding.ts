import type { Encoding } from './rules.ts';
import { UnreadableFile } from './unreadable.ts';

/** How a file's first bytes read: a mark at their beginning, a pattern of zeros, or what is valid. */
export function recogniseEncoding(head: Uint8Array, isValidUtf8: boolean): Encoding {
  if (head.length === 0) throw new UnreadableFile({ reason: 'empty', line: null, column: null });
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  if (magicNumbers.some((magic) => startsWith(head, magic))) refuseBinary();
  const zeros = zerosByParity(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be';
  if (zeros.odd + zeros.even > 0 || controlShare(head) > 0.02) refuseBinary();
  return isValidUtf8 ? 'utf-8' : 'windows-1252';
}

/** Watches a stream of pieces: are all of them together valid UTF-8? */
export function utf8Check() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  const attempt = (decode: () => void) => {
    if (!valid) return;
    try {
      decode();
    } catch {
      valid = false;
    }
  };
  return {
    push: (piece: Uint8Array) => attempt(() => decoder.decode(piece, { stream: true })),
    isValid: () => {
      attempt(() => decoder.decode());
      return valid;
    },
  };
}

/** The text of a stream of bytes; a byte order mark is no part of it. Throws `UnreadableFile` where it does not fit. */
export async function* decoded(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableFile({ reason: 'wrong-encoding', line: null, column: null });
  }
}

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
