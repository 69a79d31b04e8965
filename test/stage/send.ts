import { expect } from 'vitest';
import type { Endpoint } from '#lib/contract.ts';
import type { Answer, TestApp } from '../app.ts';
import type { Sample } from './samples.ts';
import { formOf } from './stage.ts';

export const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** Sends a sample with this API key. */
export async function send(
  app: TestApp,
  endpoint: Endpoint,
  { params = {}, query = {}, body, form }: Sample,
  { key, headers = {} }: { key: string; headers?: Record<string, string> },
): Promise<Answer> {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const search = new URLSearchParams(query).toString();
  const multipart = form && (await formOf(form, 'Firma\nErdwind GmbH\n'));
  const payload = multipart?.payload ?? (body === undefined ? undefined : JSON.stringify(body));
  const raw = await app.app.inject({
    method: endpoint.method,
    url: `/api/v1${path}${search && `?${search}`}`,
    headers: {
      authorization: `Bearer ${key}`,
      ...(multipart
        ? { 'content-type': multipart.type }
        : body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = raw.headers['content-type']?.toString().includes('json');
  return { status: raw.statusCode, body: isJson ? raw.json() : raw.body, raw };
}

/** A no that a person can do something with. */
export function expectRefusal({ status, body, raw }: Answer): void {
  const said = `${status} ${raw.body}`;
  expect(status, said).toBeGreaterThanOrEqual(400);
  expect(status, said).toBeLessThan(500);
  expect(raw.headers['content-type'], said).toContain('application/problem+json');
  expect(body.code, said).toMatch(/^[a-z-]+$/);
  expect(body.detail, said).toMatch(/^\S.{8,}[.!?…“"]$/su);
}
