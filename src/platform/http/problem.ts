import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { Refusal, type RefusalCode } from '#lib/refusal.ts';
import { m as messages } from '#paraglide/messages.js';
import type { Language } from './context.ts';
import { fieldSentence } from './field-sentence.ts';
import { languageOf } from './language.ts';
import { refusalSentence } from './refusal-sentence.ts';

/** Answers an error as `application/problem+json` (RFC 9457), a sentence for a person in it. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (!refusal) request.log.error({ err: error }, 'unexpected error');
  const status = refusal?.status ?? 500;
  const language = languageOf(request);
  // The limit of sign-ins has said already when it ends.
  if ((status === 503 || status === 429) && !reply.hasHeader('retry-after'))
    reply.header('retry-after', refusal?.extensions.retryAfterSeconds ?? 1);
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `urn:faden:${refusal?.code ?? 'unexpected'}`,
      title: STATUS_CODES[status],
      status,
      code: refusal?.code ?? 'unexpected',
      detail: sentenceOf(refusal, language, request.id),
      errors: (refusal?.errors ?? []).map((error) => {
        const { path, code, message = fieldSentence(error, language) } = error;
        return { path, code, message };
      }),
      requestId: request.id,
      ...refusal?.extensions,
    });
}

/** A refusal as a sentence that names the remedy; of a bug (undefined), where to ask about it. */
export function sentenceOf(refusal: Refusal | undefined, locale: Language, reference: string): string {
  if (!refusal) return messages.platform_unexpected({ reference }, { locale });
  return refusalSentence(refusal.code, refusal.values, locale);
}

/** The expected no behind an error; undefined for a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof pg.DatabaseError) return refusalOfDatabase(error);
  if (!(error instanceof Error)) return undefined;
  const { code = '', statusCode } = error as Error & { code?: string; statusCode?: number };
  if (
    lostConnection.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new Refusal('unavailable');
  }
  if (unreadableForm.test(error.message)) return unreadable();
  if (statusCode === 413) return new Refusal('too-large');
  if (statusCode === 429) return new Refusal('too-many-requests');
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return unreadable();
  }
  return undefined;
}

const unreadable = () => new Refusal('invalid-input', { errors: [{ path: 'body', code: 'unreadable' }] });
/** The parser of multipart bodies throws errors without a code. */
const unreadableForm = /^Multipart: |unexpected end of multipart data$|^The needle c/i;

const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND']);

/** What the database's own guards say, by SQLSTATE; FD… are those of the migrations. */
const refusalBySqlState: Record<string, RefusalCode> = {
  FD001: 'follow-up-required',
  FD002: 'already-done',
  FD003: 'status-changed',
  FD004: 'status-changed',
  FD005: 'out-of-order',
  FD006: 'activity-required',
  FD007: 'changed-since',
  FD008: 'changed-since',
  FD009: 'assignee-not-allowed',
  // Insert or delete of a reference to what is not there: unknown ids are 404 in a body, too.
  '23503': 'not-found',
  '23505': 'duplicate',
  '22021': 'invalid-input',
  '22P05': 'invalid-input',
  '22008': 'invalid-input',
  '40001': 'unavailable',
  '40P01': 'unavailable',
  '53300': 'unavailable',
  '57014': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '08006': 'unavailable',
};

function refusalOfDatabase(error: pg.DatabaseError): Refusal | undefined {
  if (error.constraint === 'due_before_activity') return new Refusal('due-before-activity');
  const code = refusalBySqlState[error.code ?? ''];
  return code && new Refusal(code);
}
