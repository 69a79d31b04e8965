import type { Endpoint } from '#lib/contract.ts';
import { type CallArguments, call } from '#web/api.ts';
import type { ItemOf } from '#web/queries.ts';
import { worklistMost } from '../../worklist.ts';

const pageMost = 200;

/** As many of a list as a worklist takes, as they are now, page by page. */
export async function firstItems<E extends Endpoint>(
  endpoint: E,
  given: CallArguments<E>,
): Promise<ItemOf<E>[]> {
  const items: ItemOf<E>[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageMost, worklistMost - items.length);
    const query = { ...(given as { query?: object }).query, limit, cursor };
    const page = (await call<Endpoint>(endpoint, {
      ...given,
      query,
    } as unknown as CallArguments<Endpoint>)) as {
      items: ItemOf<E>[];
      nextCursor: string | null;
    };
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && items.length < worklistMost);
  return items;
}
