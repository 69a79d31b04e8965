import { addDefaultOutcomes } from '#features/activities/commands.ts';
import { type Language, nobody } from '#features/people/rules.ts';
import { type NamedWorkspace, workspaces } from '#features/people/workspace-store.ts';
import { addWorkspace, firstLink } from '#features/people/workspaces.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import type { Installation } from './installation.ts';

/** What every feature gives a new workspace, in one transaction; answers its id. */
export async function createWorkspace(
  { asOwner }: Installation,
  workspace: { name: string; language: Language },
): Promise<string> {
  const workspaceId = newId();
  const now = new Date();
  await asOwner((transact) =>
    transact({ workspaceId, userId: nobody }, async (tx) => {
      await addWorkspace({ tx, now }, workspace);
      await addDefaultOutcomes(tx, workspace.language);
    }),
  );
  return workspaceId;
}

/** All workspaces; on a new database the first one is made. */
export async function existingWorkspaces(
  installation: Installation,
  language: Language,
): Promise<NamedWorkspace[]> {
  const known = await allWorkspaces(installation);
  if (known.length > 0) return known;
  const name = m.cli_new_workspace({}, { locale: language });
  return [{ name, id: await createWorkspace(installation, { name, language }) }];
}

/** The address at which the first administrator is made; null where the workspace has one. */
export async function linkToBegin({ asOwner }: Installation, { id }: NamedWorkspace): Promise<string | null> {
  return asOwner((transact) =>
    transact({ workspaceId: id, userId: nobody }, (tx) => firstLink({ tx, db: tx.db, now: new Date() })),
  );
}

const allWorkspaces = ({ asOwner }: Installation) =>
  asOwner((transact) => transact({ workspaceId: nobody, userId: nobody }, (tx) => workspaces(tx.db)));
