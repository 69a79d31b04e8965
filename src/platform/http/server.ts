import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Endpoint } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { loggedError } from '#platform/log-error.ts';
import type { Serve } from './context.ts';
import { keepAnswersPrivate, limitSignIns, refuseForeignOrigins } from './guards.ts';
import { openApi } from './openapi.ts';
import { sendProblem } from './problem.ts';
import { apiBase, type Serving, serveOn } from './serve.ts';

export interface ServerOptions<Actor> extends Serving<Actor> {
  version: string;
  logLevel: string;
  /** The address people use, where it is another than the one the server sees. */
  publicUrl: string;
  /** Built web app; without it only the interface is served. */
  webFolder: string;
  /** `/readyz`: database and jobs answer. */
  ready: () => Promise<boolean>;
  /** Requests a minute and address to the sign-in routes. */
  signInsPerMinute: number;
}

const bodyBytesMost = 2_000_000;
const fileBytesMost = 200_000_000;
/** For the largest file over a slow line; whoever sends slower than that only holds a connection. */
const requestMsMost = 15 * 60_000;

export interface Server {
  app: FastifyInstance;
  /** Every endpoint registered, for OpenAPI and for tests that must not forget one. */
  endpoints: Endpoint[];
}

/** Builds the HTTP server; `register` lets every feature add its endpoints. */
export async function buildServer<Actor>(
  options: ServerOptions<Actor>,
  register: (serve: Serve<Actor>) => void,
): Promise<Server> {
  const app = Fastify({
    logger: {
      level: options.logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { err: loggedError },
    },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    bodyLimit: bodyBytesMost,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: true,
    // An address that cannot be read, or with an id longer than any.
    frameworkErrors: (_error, request, reply) => sendProblem(new Refusal('not-found'), request, reply),
    // Behind a proxy on this machine people keep their own addresses; nobody else may claim to have another.
    trustProxy: 'loopback',
    requestTimeout: requestMsMost,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentSecurity },
    // Who has come over https once does not come back without. Neighbours below the same name decide for themselves.
    hsts: options.publicUrl.startsWith('https:') && { maxAge: 365 * 86_400, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(multipart, {
    limits: { fileSize: fileBytesMost, files: 1, fields: 10, fieldSize: 1_000_000 },
  });
  // Before the limiter, which looks at each route once, when it is added, and at nothing that is said later.
  limitSignIns(app, options.signInsPerMinute);
  await app.register(rateLimit, { global: false });
  app.setErrorHandler(sendProblem);
  refuseForeignOrigins(app, options.publicUrl);
  keepAnswersPrivate(app);

  const endpoints: Endpoint[] = [];
  register(serveOn(app, options, endpoints));
  app.get(`${apiBase}/openapi.json`, async () => openApi(endpoints, options.version));
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.ready().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  await serveWebApp(app, options.webFolder);
  return { app, endpoints };
}

const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  // Plain http inside a company's network is a supported way to run Faden.
  upgradeInsecureRequests: null,
};

async function serveWebApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(files, {
      root: folder,
      wildcard: false,
      setHeaders: (response, path) => {
        const hashed = path.includes('/assets/');
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    if (built && wantsPage) return reply.sendFile('index.html');
    return sendProblem(new Refusal('not-found'), request, reply);
  });
}
