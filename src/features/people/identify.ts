import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { databaseOn } from '#platform/database/driver.ts';
import type { Principal } from '#platform/database/transaction.ts';
import { holderOfApiKey } from './actor-store.ts';

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

/** Makes the function that says who sends a request. */
export function identifier({ pool }: { pool: pg.Pool }) {
  return async (request: FastifyRequest): Promise<Principal | null> => {
    const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!key) return null;
    const client = await pool.connect();
    try {
      return await holderOfApiKey(databaseOn(client), hashOfKey(key));
    } finally {
      client.release();
    }
  };
}
