let lastMs = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562), increasing within this process: the 12 bits after the time count up within one
 * millisecond, so that rows inserted together keep their order.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const low = counter.toString(16).padStart(3, '0');
  const variant = hex[(randomByte() & 0x3f) | 0x80]! + hex[randomByte()]!;
  let tail = '';
  for (let byte = 0; byte < 6; byte++) tail += hex[randomByte()]!;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${low}-${variant}-${tail}`;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Fetched for many ids at once: one at a time, the randomness of an id costs ten times the rest of it. */
const pool = new Uint8Array(2_048);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  return pool[used++]!;
}
