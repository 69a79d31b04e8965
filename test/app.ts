import type { LightMyRequestResponse } from 'fastify';
import type { Paces } from '#features/people/sign-in-tries.ts';
import { buildApp } from '../src/app.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { testSecret } from './postgres.setup.ts';
import { addRecord, createWorld, t0, type UserName, type World } from './world.ts';

export interface Call {
  as?: UserName | { key: string };
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a client of the interface sees is JSON.
  body: any;
  raw: LightMyRequestResponse;
}

export interface TestAppOptions {
  now?: Date;
  webFolder?: string;
  publicUrl?: string;
  signInsPerMinute?: number;
  signInPaces?: Paces;
  /** By default a new database with a new world in it. */
  on?: { database: TestDatabase; world?: World };
}

const withoutLimit: Paces = {
  strangers: { atOnce: 10_000, everyMs: 1 },
  known: { atOnce: 10_000, everyMs: 1 },
};

/** The real server on a database of its own with the named world in it, and a clock that tests set. */
export async function testApp({
  now = t0,
  webFolder = 'none',
  publicUrl = 'http://localhost:3000',
  signInsPerMinute = 10_000,
  signInPaces = withoutLimit,
  on,
}: TestAppOptions = {}) {
  const database = on?.database ?? (await testDatabase());
  const world = on?.world ?? (await createWorld(database.owner));
  const clock = { now };
  const { app, endpoints } = await buildApp({
    pool: database.appPool,
    authPool: database.authPool,
    secret: testSecret,
    publicUrl,
    clock: () => clock.now,
    webFolder,
    logLevel: 'error',
    checkReplies: true,
    signInsPerMinute,
    signInPaces,
    remembersPeople: false,
  });
  /** Sends a request below `/api/v1`, by default a GET as anna. */
  const call = async (
    path: string,
    { as = 'anna', method = 'GET', body, headers = {} }: Call = {},
  ): Promise<Answer> => {
    const raw = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${typeof as === 'string' ? world.keys[as] : as.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = raw.headers['content-type']?.toString().includes('json');
    return { status: raw.statusCode, body: isJson ? raw.json() : raw.body, raw };
  };
  return {
    ...database,
    app,
    endpoints,
    world,
    clock,
    call,
    newRecord: (name?: string) => addRecord(database.owner, world, name),
    post: (path: string, body: unknown, as: UserName = 'anna') => call(path, { as, method: 'POST', body }),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;
