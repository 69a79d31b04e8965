import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#lib/refusal.ts';

/** A cookie travels with requests that other sites start; browsers say where a request comes from. */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string): void {
  const own = URL.canParse(publicUrl) ? new URL(publicUrl).host : '';
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isFromHere(request, own)) throw new Refusal('not-allowed');
  });
}

/** Older browsers send only an origin, programs neither. A proxy may have changed the host that the server sees. */
function isFromHere({ headers }: FastifyRequest, own: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  const from = URL.canParse(origin) ? new URL(origin).host : '';
  return from !== '' && (from === host || from === own);
}

/** Each try costs the server an argon2id hash, and guessing should cost the guesser more. */
export function limitSignIns(app: FastifyInstance, perMinute: number): void {
  app.addHook('onRoute', (route) => {
    if (route.method !== 'POST' || !/\/(sessions|acceptances|passwords)$/.test(route.url)) return;
    route.config = { ...route.config, rateLimit: { max: perMinute, timeWindow: 60_000 } };
  });
}

/** What somebody may see is not kept where others might: neither by the browser nor by what lies between. */
export function keepAnswersPrivate(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
