import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '#lib/refusal.ts';

/** argon2id at the strength OWASP names: 19 MiB, two passes, one lane. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a flood of sign-ins everything else must still get its share of the processor; the rest is told to come back. */
const atOnce = 2;
const waitingMost = 100;
let running = 0;
const waiting: (() => void)[] = [];

export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normalised(password), strength));

/** False for a wrong password and for a hash that is none. */
export const verifyPassword = (password: string, passwordHash: string): Promise<boolean> =>
  inTurn(() => verify(passwordHash, normalised(password)).catch(() => false));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running++;
  else if (waiting.length < waitingMost) await new Promise<void>((resolve) => waiting.push(resolve));
  else throw new Refusal('unavailable');
  try {
    return await work();
  } finally {
    // The turn is handed on, or given back.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** An ä typed on a Mac may be two code points, one elsewhere. */
const normalised = (password: string) => password.normalize('NFKC');
