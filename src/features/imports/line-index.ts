import { randomBytes } from 'node:crypto';

/**
 * Lines of a file by text keys in a few bytes each, whatever the keys are: of a key only 64 bits are kept, scattered
 * over open slots. Two keys of a million being taken for one another is less likely than the machine failing.
 */
export class LineIndex {
  #slots = slotsOf(1 << 10);
  #count = 0;
  // Nobody can prepare a file whose keys collide.
  readonly #seed = randomBytes(8);

  get(key: string): number | undefined {
    const [high, low] = this.#hash(key);
    return this.#slots.lines[placeOf(this.#slots, high, low)] || undefined;
  }

  set(key: string, line: number): void {
    if (this.#count + 1 > filledMost * this.#slots.lines.length) this.#grow();
    const [high, low] = this.#hash(key);
    if (put(this.#slots, { high, low, line })) this.#count++;
  }

  #grow(): void {
    const { highs, lows, lines } = this.#slots;
    const wider = slotsOf(2 * lines.length);
    lines.forEach((line, place) => {
      if (line !== 0) put(wider, { high: highs[place]!, low: lows[place]!, line });
    });
    this.#slots = wider;
  }

  #hash(key: string): [high: number, low: number] {
    let high = this.#seed.readUInt32LE(0);
    let low = this.#seed.readUInt32LE(4);
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      high = Math.imul(high ^ unit, 0x85ebca6b);
      low = Math.imul(low ^ unit, 0xc2b2ae35);
      high ^= low >>> 15;
      low ^= high >>> 13;
    }
    return [mixed(high), mixed(low ^ key.length)];
  }
}

/** Fuller, it would search long; emptier, three keys of each of a million rows would take twice the memory. */
const filledMost = 0.75;

interface Slots {
  highs: Uint32Array;
  lows: Uint32Array;
  /** From 1; 0 is an open slot. */
  lines: Uint32Array;
}

const slotsOf = (length: number): Slots => ({
  highs: new Uint32Array(length),
  lows: new Uint32Array(length),
  lines: new Uint32Array(length),
});

/** Where the key stands, or the open slot in which it would. */
function placeOf({ highs, lows, lines }: Slots, high: number, low: number): number {
  const mask = lines.length - 1;
  let place = low & mask;
  while (lines[place] !== 0 && (lows[place] !== low || highs[place] !== high)) place = (place + 1) & mask;
  return place;
}

/** Answers whether the key is new. */
function put(slots: Slots, { high, low, line }: { high: number; low: number; line: number }): boolean {
  const place = placeOf(slots, high, low);
  const isNew = slots.lines[place] === 0;
  slots.highs[place] = high;
  slots.lows[place] = low;
  slots.lines[place] = line;
  return isNew;
}

/** Spreads what the last characters changed over all bits. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  const whole = Math.imul(half ^ (half >>> 15), 0x846ca68b);
  return (whole ^ (whole >>> 16)) >>> 0;
}
