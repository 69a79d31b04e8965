import { m } from '#paraglide/messages.js';
import type { AccountBulkKind, AccountDraft, CategoryWay } from './account-draft.ts';

type Title = { one: () => string; many: (values: { count: string }) => string };

/** The question each kind of change asks. */
export const accountWords: Record<AccountBulkKind, Title> = {
  categories: { one: m.bulk_categories_title_one, many: m.bulk_categories_title },
  status: { one: m.bulk_status_title_one, many: m.bulk_status_title },
  owner: { one: m.bulk_owner_title_one, many: m.bulk_owner_title },
  team: { one: m.bulk_team_title_one, many: m.bulk_team_title },
  bin: { one: m.bulk_bin_title_one, many: m.bulk_bin_title },
  restore: { one: m.bulk_restore_title_one, many: m.bulk_restore_title },
};

export const categoryWayLabels: Record<CategoryWay, () => string> = {
  add: m.bulk_categories_add,
  remove: m.bulk_categories_remove,
  set: m.bulk_categories_set,
};

/** What the button says. */
export function accountVerb(kind: AccountBulkKind, { categoryWay }: AccountDraft): string {
  if (kind === 'categories') return categoryWayLabels[categoryWay]();
  if (kind === 'bin') return m.bulk_bin_do();
  return kind === 'restore' ? m.bulk_restore_do() : m.bulk_change();
}
