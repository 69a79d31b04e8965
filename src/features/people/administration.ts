import { Refusal } from '#lib/refusal.ts';
import type { Context } from './context.ts';
import { hasAdministrator } from './rights-group-store.ts';

/** Users, teams, rights groups, the workspace and the keys of others belong to the administration. */
export function demandAdministration({ actor }: Context): void {
  if (!actor.permissions.administer) throw new Refusal('not-allowed');
}

/** Tells other clients, and makes this process forget what it remembers of people. */
export const announceSettings = ({ tx }: Pick<Context, 'tx'>, id: string): void =>
  tx.announce({ type: 'settings', id });

/** Call it after changing: refuses where nobody active could administer any more. */
export async function demandAnAdministrator(context: Context): Promise<void> {
  if (!(await hasAdministrator(context))) throw new Refusal('last-administrator');
}

/** Refuses a change of something that was changed since the client saw it. */
export function demandVersion(current: { version: number }, { ifMatch }: Context): void {
  if (ifMatch !== undefined && ifMatch !== current.version) {
    throw new Refusal('stale-version', { extensions: { current } });
  }
}
