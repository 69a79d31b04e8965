import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '#lib/refusal.ts';
import type { Database } from '#platform/database/driver.ts';
import type { Once, Principal } from '#platform/database/transaction.ts';

export interface Keyed {
  key: string;
  method: string;
  path: string;
  /** Over the parsed parts and files of the request. */
  hash: string;
}

export interface Answer {
  status: number;
  body: string;
}

export const hashOf = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Makes a request with this key have one effect: the first claims the key in its own transaction, later ones wait
 * for it and get the same bytes. A refusal rolls the claim back with the rest and so does not use the key up.
 */
export function idempotencyOf(
  { key, method, path, hash }: Keyed,
  { workspaceId, userId }: Principal,
  secret: string,
): Once<Answer> {
  const row = [workspaceId, userId, method, path, key];
  return {
    claim: { text: claim, values: [...row, hash] },
    keep: ({ status, body }) => ({ text: keep, values: [...row, status, seal(body, secret)] }),
    kept: { text: kept, values: row },
    again(found) {
      if (!found?.answer || found.status === null) throw new Refusal('unavailable');
      if (found.request_hash !== hash) throw new Refusal('idempotency-mismatch');
      return { status: Number(found.status), body: unseal(String(found.answer), secret) };
    },
  };
}

const ofThisKey = 'workspace_id = $1 and user_id = $2 and method = $3 and path = $4 and key = $5';
const claim = `insert into idempotency_key (workspace_id, user_id, method, path, key, request_hash)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning key`;
const keep = `update idempotency_key set status = $6, answer = $7 where ${ofThisKey}`;
const kept = `select request_hash, status, answer from idempotency_key where ${ofThisKey}`;

/** Of all workspaces: those kept for seven days. */
export async function forgetOldAnswers(db: Database, now: Date): Promise<void> {
  await sql`select forget_old_answers(${now})`.execute(db);
}

/** Answers may hold what only the sender should read (a new API key): AES-256-GCM under the installation's secret. */
function seal(text: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

/** An answer sealed under another secret, as in a backup of another installation, cannot be told again. */
function unseal(sealed: string, secret: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    throw new Refusal('already-done');
  }
}

const sealingKeys = new Map<string, Buffer>();

function sealingKey(secret: string): Buffer {
  const known = sealingKeys.get(secret);
  if (known) return known;
  const key = createHash('sha256').update(`idempotency ${secret}`).digest();
  sealingKeys.set(secret, key);
  return key;
}
