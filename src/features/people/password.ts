import { hash, verify } from '@node-rs/argon2';

/** argon2id at the strength OWASP names: 19 MiB, two passes, one lane. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), strength);

/** False for a wrong password and for a hash that is none. */
export const verifyPassword = (password: string, passwordHash: string): Promise<boolean> =>
  verify(passwordHash, normalised(password)).catch(() => false);

/** An ä typed on a Mac may be two code points, one elsewhere. */
const normalised = (password: string) => password.normalize('NFKC');
