import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
// biome-ignore lint/suspicious/noExplicitAny: what a client of the interface sees is JSON.
let document: any;
beforeAll(async () => {
  app = await testApp();
  document = (await app.call('/openapi.json')).body;
});
afterAll(() => app.close());

const operations = () =>
  Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    Object.entries<any>(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description of the interface', () => {
  test('names every route of the router once, each with an id of its own', () => {
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(
      app.endpoints.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('tells the headers that make a save safe to repeat and a change safe beside others', () => {
    const headersOf = (method: string, path: string) =>
      document.paths[path][method].parameters
        .filter(({ $ref }: { $ref?: string }) => $ref)
        .map(({ $ref }: { $ref: string }) => document.components.parameters[$ref.split('/').at(-1)!].name);
    expect(headersOf('post', '/activities')).toEqual(['Idempotency-Key']);
    expect(headersOf('patch', '/accounts/{id}')).toEqual(['If-Match']);
    expect(headersOf('get', '/events')).toEqual(['Last-Event-ID']);
    expect(headersOf('post', '/sessions')).toEqual([]);
  });

  test('tells files and streams by their type, and the parts of an upload', () => {
    const produced = (path: string) => Object.keys(document.paths[path].get.responses[200].content);
    expect(produced('/imports/{id}/errors.csv')).toEqual(['text/csv']);
    expect(produced('/exports/{id}/file')).toEqual(['text/csv']);
    expect(produced('/events')).toEqual(['text/event-stream']);
    const upload = document.paths['/imports'].post.requestBody.content['multipart/form-data'].schema;
    expect(Object.keys(upload.properties).toSorted()).toEqual(['file', 'kind', 'mapping', 'options']);
    expect(upload.required).toEqual(expect.arrayContaining(['kind', 'file']));
  });

  test('refers to nothing that is not in it', () => {
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
    expect(referred.length).toBeGreaterThan(0);
    for (const [, part, name] of referred) expect(document.components[part!][name!]).toBeDefined();
  });
});
