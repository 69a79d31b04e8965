import { Refusal } from '#lib/refusal.ts';

/** Where a reader of the event table stands: after the row `id` of transaction `tx`. */
export interface Position {
  /** An xid8, in decimal digits. */
  tx: string;
  id: number;
  /** Unix seconds at which everything before it had been read. */
  at: number;
}

/** What travels as `Last-Event-ID`; opaque to clients. */
export const written = ({ tx, id, at }: Position): string => `${tx}-${id}-${at}`;

/** Refuses what this server never sent. */
export function positionIn(lastEventId: string | string[] | undefined): Position | null {
  if (lastEventId === undefined || lastEventId === '') return null;
  const [, tx, id, at] = /^(\d{1,19})-(\d{1,15})-(\d{1,12})$/.exec(String(lastEventId)) ?? [];
  if (!tx) {
    throw new Refusal('invalid-input', {
      errors: [{ path: 'headers.last-event-id', code: 'not-an-event-id' }],
    });
  }
  return { tx, id: Number(id), at: Number(at) };
}

/** Negative where `a` comes first: the order in which rows become final, not the order of their ids. */
export function compare(a: Pick<Position, 'tx' | 'id'>, b: Pick<Position, 'tx' | 'id'>): number {
  if (a.tx === b.tx) return a.id - b.id;
  return BigInt(a.tx) < BigInt(b.tx) ? -1 : 1;
}

export const earliest = (positions: Position[]): Position =>
  positions.reduce((first, one) => (compare(one, first) < 0 ? one : first));
