import * as z from 'zod/mini';
import type { Endpoint } from '#lib/contract.ts';
import { apiBase } from './serve.ts';

/** The whole interface as OpenAPI 3.1, printed from the contracts. */
export function openApi(endpoints: Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] ??= {};
    paths[endpoint.path]![endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Faden', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: apiBase }],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'faden.session_token',
          description: 'Over https its name is `__Host-faden.session_token`.',
        },
      },
      parameters: headers,
      schemas: { Problem: problem },
    },
  };
}

function operation(endpoint: Endpoint) {
  return {
    operationId: operationId(endpoint),
    tags: [endpoint.path.split('/')[1]],
    summary: endpoint.summary,
    ...(endpoint.public ? { security: [] } : {}),
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...headersOf(endpoint).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...requestBody(endpoint),
    responses: {
      ...success(endpoint),
      ...(endpoint.accepted
        ? {
            202: {
              description: 'Begun as a job',
              content: { 'application/json': { schema: schemaOf(endpoint.accepted, 'output') } },
            },
          }
        : {}),
      default: {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** `changeAccount` would be prettier, but only the address is promised: `patchAccountsId`. */
const operationId = ({ method, path }: Endpoint) =>
  method.toLowerCase() + path.replaceAll(/[^a-zA-Z]+(\w?)/g, (_, next: string) => next.toUpperCase());

function requestBody({ body, form }: Endpoint) {
  if (body) {
    const content = { 'application/json': { schema: schemaOf(body, 'input') } };
    return { requestBody: { required: true, content } };
  }
  if (!form) return {};
  const parts = schemaOf(form, 'input') as { properties: object; required?: string[] };
  const properties = { ...parts.properties, file: { type: 'string', format: 'binary' } };
  const schema = { ...parts, properties, required: [...(parts.required ?? []), 'file'] };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

function success({ status, reply, produces }: Endpoint) {
  if (produces)
    return { 200: { description: 'A stream', content: { [produces]: { schema: { type: 'string' } } } } };
  if (!reply) return { [status ?? 204]: { description: 'Done, nothing to say' } };
  const content = { 'application/json': { schema: schemaOf(reply, 'output') } };
  return { [status ?? 200]: { description: 'Done', content } };
}

function headersOf({ method, produces, ...endpoint }: Endpoint): (keyof typeof headers)[] {
  if (produces === 'text/event-stream') return ['LastEventId'];
  if (method === 'POST' && !endpoint.public) return ['IdempotencyKey'];
  return method === 'PATCH' || method === 'DELETE' ? ['IfMatch'] : [];
}

function parameters(schema: Endpoint['params'], place: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, its]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: its,
  }));
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const headers = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key and body are answered once more and change nothing, for seven days.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version seen, in quotes; where it is no longer that one, 412 with `current`.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'Goes on behind this event.',
    schema: { type: 'string' },
  },
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'A sentence for a person that names the remedy.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};
