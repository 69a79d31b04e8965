import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#lib/refusal.ts';

const drainMs = 10_000;
const checkMs = 20;

/** Streams of events end when the server does, not before. */
const neverEnds = (request: FastifyRequest) => request.url.split('?')[0]!.endsWith('/events');

/** Lets a server, not yet listening, finish its requests before it closes: refuses new ones, waits for running ones. */
export function drainable(app: FastifyInstance): () => Promise<void> {
  const running = new Set<string>();
  let draining = false;
  app.addHook('onRequest', async (request, reply) => {
    if (draining) {
      reply.header('connection', 'close');
      throw new Refusal('unavailable');
    }
    if (!neverEnds(request)) running.add(request.id);
  });
  const end = async (request: FastifyRequest) => void running.delete(request.id);
  app.addHook('onResponse', end);
  app.addHook('onRequestAbort', end);
  return async () => {
    draining = true;
    const until = performance.now() + drainMs;
    while (running.size > 0 && performance.now() < until) await delay(checkMs);
  };
}
