import type { FastifyRequest } from 'fastify';
import type { Language } from './context.ts';

/** The first of `Accept-Language` that Faden speaks; German otherwise. */
export function languageOf(request: FastifyRequest): Language {
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'de' || tag === 'en') return tag;
  }
  return 'de';
}
