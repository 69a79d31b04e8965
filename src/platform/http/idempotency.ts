import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Refusal } from '#lib/refusal.ts';
import { type Framing, literal, type Principal } from '#platform/database/transaction.ts';

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
export function idempotencyOf(keyed: Keyed, principal: Principal, secret: string): Framing<Answer> {
  const where = [principal.workspaceId, principal.userId, keyed.method, keyed.path, keyed.key].map(literal);
  const [workspace, user, method, path, key] = where;
  const row = `workspace_id = ${workspace} and user_id = ${user} and method = ${method} and path = ${path} and key = ${key}`;
  return {
    first:
      'insert into idempotency_key (workspace_id, user_id, method, path, key, request_hash) ' +
      `values (${where.join()}, ${literal(keyed.hash)}) on conflict do nothing returning key`,
    shortcut: async (claimed, tx) => {
      if (claimed.length > 0) return undefined;
      const kept = await tx.db
        .selectFrom('idempotencyKey')
        .select(['requestHash', 'status', 'answer'])
        .where('userId', '=', principal.userId)
        .where('method', '=', keyed.method)
        .where('path', '=', keyed.path)
        .where('key', '=', keyed.key)
        .executeTakeFirst();
      if (!kept?.answer || kept.status === null) throw new Refusal('unavailable');
      if (kept.requestHash !== keyed.hash) throw new Refusal('idempotency-mismatch');
      return { status: kept.status, body: unseal(kept.answer, secret) };
    },
    last: ({ status, body }) =>
      `update idempotency_key set status = ${status}, answer = ${literal(seal(body, secret))} where ${row};`,
  };
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
