import * as z from 'zod/mini';
import { accountPage } from '#features/accounts/account-list.ts';
import { listContacts } from '#features/accounts/contact-contract.ts';
import { contactPage } from '#features/accounts/contact-store.ts';
import { listAccounts } from '#features/accounts/contract.ts';
import { listActivities } from '#features/activities/contract.ts';
import { activityPage } from '#features/activities/store.ts';
import { listFollowUps } from '#features/follow-ups/contract.ts';
import { followUpPage } from '#features/follow-ups/store.ts';
import type { Context } from '#features/people/context.ts';
import type { QueryOf } from '#lib/contract.ts';
import type { ItemOf } from './cells.ts';
import type { ExportEntity } from './rules.ts';

export type RawFilter = Record<string, string | string[]>;

interface Turn {
  limit: number;
  cursor: string | undefined;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: { value: number; relation: 'exact' | 'at-least' };
}

/** The list an entity is taken from: the same rows, rights and order as on the screen. */
export interface List<E extends ExportEntity = ExportEntity> {
  query: z.core.$ZodType;
  page: (context: Context, filter: unknown, turn: Turn) => Promise<Page<ItemOf[E]>>;
}

const paging = { limit: true, cursor: true } as const;

export const lists: { [E in ExportEntity]: List<E> } = {
  account: {
    query: z.omit(listAccounts.query, paging),
    page: (context, filter, turn) => {
      const { q, sort, ...rest } = filter as QueryOf<typeof listAccounts>;
      return accountPage(context, rest, { ...turn, sort, q: q?.trim() || undefined });
    },
  },
  contact: {
    query: z.omit(listContacts.query, paging),
    page: (context, filter, turn) => {
      const { q, ...rest } = filter as QueryOf<typeof listContacts>;
      return contactPage(context, { ...rest, ...turn, q: q?.trim() || undefined });
    },
  },
  activity: {
    query: z.omit(listActivities.query, paging),
    page: (context, filter, turn) => activityPage(context, filter as QueryOf<typeof listActivities>, turn),
  },
  'follow-up': {
    query: z.omit(listFollowUps.query, paging),
    page: (context, filter, turn) => {
      const { sort, ...rest } = filter as QueryOf<typeof listFollowUps>;
      return followUpPage(context, rest, { ...turn, sort });
    },
  },
};
