import { timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Refusal } from '#lib/refusal.ts';

export interface Metered {
  /** Demanded from everybody where it is set; without it only this machine may read. */
  token: string | undefined;
  version: string;
  /** Name of the newest migration. */
  schema: string;
  pools: Record<string, pg.Pool>;
  jobsByState: () => Promise<{ state: string; count: number }[]>;
  liveStreams: () => number;
}

const secondsUpTo = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];

/** `GET /metrics` for Prometheus. Labels are fixed words and route patterns: nothing of what people store is in them. */
export function serveMetrics(app: FastifyInstance, metered: Metered): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureRequests(app, registry);
  measureDatabase(registry, metered);
  const liveStreams = gauge(registry, 'faden_live_streams', 'Clients that listen to /events.', []);
  const info = gauge(registry, 'faden_build_info', 'Always 1.', ['version', 'schema', 'node']);
  info.set({ version: metered.version, schema: metered.schema, node: process.version }, 1);
  app.get('/metrics', async (request, reply) => {
    demandReader(request, metered.token);
    liveStreams.set(metered.liveStreams());
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function measureRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'faden_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsUpTo,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request, reply.statusCode);
    // A stream of events lasts as long as somebody looks.
    if (route.endsWith('/events')) return;
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
}

/** The pattern with the names of its parameters; what the web app is made of is one, and so is what is nowhere. */
function routeOf({ routeOptions: { url } }: FastifyRequest, status: number): string {
  if (url === undefined) return status < 400 ? 'web' : 'none';
  return url.startsWith('/api/') || /^\/(healthz|readyz|metrics)$/.test(url) ? url : 'web';
}

function measureDatabase(registry: Registry, { pools, jobsByState }: Metered): void {
  gauge(
    registry,
    'faden_database_connections',
    'Connections of a pool, and requests that wait for one.',
    ['pool', 'state'],
    (connections) => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        connections.set({ pool, state: 'in-use' }, totalCount - idleCount);
        connections.set({ pool, state: 'idle' }, idleCount);
        connections.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
  );
  gauge(registry, 'faden_jobs', 'Jobs by state.', ['state'], async (jobs) => {
    // Without the database the other figures are wanted all the more.
    const counts = await jobsByState().catch(() => undefined);
    if (!counts) return jobs.reset();
    for (const state of jobStates) jobs.set({ state }, counts.find((one) => one.state === state)?.count ?? 0);
  });
}

function gauge(
  registry: Registry,
  name: string,
  help: string,
  labelNames: string[],
  collect?: (gauge: Gauge) => void | Promise<void>,
): Gauge {
  const made: Gauge = new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    ...(collect ? { collect: () => collect(made) } : {}),
  });
  return made;
}

function demandReader({ headers, socket }: FastifyRequest, token: string | undefined): void {
  if (token !== undefined) {
    if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) throw new Refusal('not-signed-in');
    return;
  }
  // A proxy on this machine speaks for others, who are somewhere else.
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (isForwarded || !isLoopback(socket.remoteAddress ?? '')) throw new Refusal('not-allowed');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}
