import { useQuery } from '@tanstack/react-query';
import { getMe } from '#features/people/contract.ts';
import type { Actor } from '#features/people/rules.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { queryOf } from './queries.ts';

export type Me = ReplyOf<typeof getMe>;

export const meQuery = () => ({ ...queryOf(getMe), staleTime: 5 * 60_000 });

/** Who is signed in. The shell draws pages only once this is known, so it is always there in a page. */
export function useMe(): Me {
  const { data } = useQuery(meQuery());
  if (!data) throw new Error('useMe outside the shell');
  return data;
}

/** The signed-in user as the rules want it: `mayEdit(useActor(), record)`. */
export function useActor(): Actor {
  const me = useMe();
  return {
    workspaceId: me.workspace.id,
    userId: me.id,
    name: me.name,
    teamIds: me.teams.map((team) => team.id),
    permissions: me.permissions,
    chain: me.chain,
    language: me.language,
    region: me.region ?? me.workspace.region,
    timeZone: me.workspace.timeZone,
    skipsNonWorkingDays: me.workspace.skipsNonWorkingDays,
  };
}
