import type { RefusalCode } from '#lib/refusal.ts';
import type { UserName } from '../world.ts';
import { dueOn, type Stage } from './stage.ts';

/** Something a client may send and must not. */
export interface BadRequest {
  /** Default POST. */
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Instead of a body: bytes as they are. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
  /** Default admin. */
  as?: UserName;
  code: RefusalCode;
  /** What the answer shows of the resource as it is now. */
  current?: (stage: Stage) => object;
  /** The field that the answer names. */
  field?: string;
}

export type Make = (stage: Stage) => BadRequest;
export const nowhere = '01a20000-0000-7000-8000-000000000000';

export const save =
  (more: (stage: Stage) => object, code: RefusalCode, field?: string): Make =>
  (stage) => ({
    path: '/activities',
    body: {
      accountId: stage.ids.account,
      text: 'Telefonat',
      followUps: [{ text: 'nachfassen', dueOn }],
      ...more(stage),
    },
    code,
    ...(field ? { field } : {}),
  });
export const followUp = (more: object, code: RefusalCode = 'invalid-input') =>
  save(() => ({ followUps: [{ dueOn, ...more }] }), code);
export const company =
  (more: object, field?: string): Make =>
  () => ({
    path: '/accounts',
    body: { kind: 'company', name: 'Firma', ...more },
    code: 'invalid-input',
    ...(field ? { field } : {}),
  });
export const list =
  (path: string, code: RefusalCode = 'invalid-input'): Make =>
  () => ({ method: 'GET', path, code });
export const sent =
  (raw: string | Buffer, headers: Record<string, string> = {}, code: RefusalCode = 'invalid-input'): Make =>
  () => ({
    path: '/accounts',
    raw,
    headers,
    code,
  });

export const form =
  (raw: string, type: string): Make =>
  () => ({
    path: '/imports',
    raw,
    headers: { 'content-type': type },
    code: 'invalid-input',
  });

export const deep = (depth: number) =>
  `{"kind":"company","name":"x","customFields":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
export const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
