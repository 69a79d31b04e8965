import { createHash, randomBytes } from 'node:crypto';

/** Too long to guess, so that a plain hash keeps it. */
export const newToken = () => randomBytes(32).toString('base64url');

/** What is stored of an API key or a one-time link: SHA-256 in hex. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');
