import { newId } from '#lib/id.ts';
import { announceSettings, demandAdministration, demandVersion } from './administration.ts';
import type { Context } from './context.ts';
import { insertTeam, renameTeam, type Team, teamForChange } from './team-store.ts';

export async function addTeam(context: Context, { name }: { name: string }): Promise<Team> {
  demandAdministration(context);
  const team = { id: newId(), name: name.trim() };
  await insertTeam(context, team);
  announceSettings(context, team.id);
  return { ...team, version: 1 };
}

export async function changeTeamOf(context: Context, id: string, { name }: { name: string }): Promise<Team> {
  demandAdministration(context);
  const team = await teamForChange(context, id);
  demandVersion(team, context);
  await renameTeam(context, id, name.trim());
  announceSettings(context, id);
  return { id, name: name.trim(), version: team.version + 1 };
}
