import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import type { Transaction } from '#platform/database/transaction.ts';
import { type LinkContext, newFirstLink } from './invitation-commands.ts';
import { hasAdministrator, insertRightsGroup, type RightsGroupContent } from './rights-group-store.ts';
import { type Language, type Permissions, strictChain } from './rules.ts';
import { insertWorkspace } from './workspace-store.ts';

export interface NewWorkspace {
  name: string;
  language: Language;
}

/**
 * A workspace with its four rights groups, nobody in it yet. The transaction is the database owner's, who alone may
 * add workspaces, and runs in the name of the new id: so it is there as a whole or not at all.
 */
export async function addWorkspace(
  { tx, now }: { tx: Transaction; now: Date },
  { name, language }: NewWorkspace,
): Promise<void> {
  const { workspaceId } = tx.principal;
  await insertWorkspace(tx.db, { id: workspaceId, name, language, createdAt: now.toISOString() });
  for (const group of defaultGroups(language)) await insertRightsGroup({ tx, db: tx.db }, newId(), group);
}

/** A new link to make the first administrator; null where there is one. Earlier links end. */
export async function firstLink(context: LinkContext): Promise<string | null> {
  if (await hasAdministrator(context)) return null;
  return (await newFirstLink(context)).path;
}

function defaultGroups(locale: Language): RightsGroupContent[] {
  const group = (name: string, permissions: Partial<Permissions>): RightsGroupContent => ({
    name,
    permissions: { ...asInSales, ...permissions },
    chain: strictChain,
  });
  const everywhere = { foreignTeam: 'edit', export: true, import: true, rebook: true } as const;
  return [
    group(m.people_group_administrators({}, { locale }), { ...everywhere, administer: true }),
    group(m.people_group_sales_management({}, { locale }), everywhere),
    group(m.people_group_sales({}, { locale }), {}),
    group(m.people_group_back_office({}, { locale }), { import: true }),
  ];
}

const asInSales: Permissions = {
  foreignTeam: 'read',
  ownTeam: 'edit',
  selfCreated: 'edit',
  export: false,
  import: false,
  rebook: false,
  administer: false,
};
