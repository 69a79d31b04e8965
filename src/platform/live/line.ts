import type { FastifyReply } from 'fastify';
import { type Position, written } from './position.ts';
import type { EventRow } from './store.ts';

/** The way to one listening client. */
export interface Line {
  write(text: string): void;
  /** What was written and has not left yet. */
  waitingBytes(): number;
  close(): void;
}

/** Takes the answer over from Fastify; `onClose` is called when either side hangs up. */
export function lineOver(reply: FastifyReply, onClose: () => void): Line {
  reply.hijack();
  const { raw } = reply;
  raw.on('close', onClose);
  raw.on('error', onClose);
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  return {
    write: (text) => void raw.write(text),
    waitingBytes: () => raw.writableLength,
    close: () => void raw.destroy(),
  };
}

/** One event on the wire: what changed, never the content. */
export const eventText = (event: EventRow): string => {
  const { type, subjectId: id, accountId, userId } = event;
  const data = { type, id, ...(accountId && { accountId }), ...(userId && { userId }) };
  return `id: ${written(event)}\ndata: ${JSON.stringify(data)}\n\n`;
};

/** A comment that keeps proxies from hanging up; its id moves the place to resume at without an event. */
export const heartbeatText = (position: Position): string => `:\nid: ${written(position)}\n\n`;

/** Too much was missed to be told: the client loads afresh. */
export const resetText = (position: Position): string =>
  `event: reset\nid: ${written(position)}\ndata: {}\n\n`;
