import type { Serve } from '#features/people/context.ts';
import { announceSettings, demandAdministration } from './administration.ts';
import { addApiKey, revokeApiKeyOf } from './api-key-commands.ts';
import { apiKeysByName } from './api-key-store.ts';
import * as contract from './contract.ts';
import { openInvitation, withInvitation } from './invitation-commands.ts';
import { addRightsGroup, changeRightsGroupOf } from './rights-group-commands.ts';
import { rightsGroupById, rightsGroupsByName } from './rights-group-store.ts';
import { getInvitation } from './sign-in-contract.ts';
import { addTeam, changeTeamOf } from './team-commands.ts';
import { teamsByName } from './team-store.ts';
import { addUser, changeOwnSettings, changeUserOf, renewUserLink } from './user-commands.ts';
import { userById, usersByName } from './user-store.ts';
import { meOf, updateWorkspace } from './workspace-store.ts';

/** Signing in and out, and passwords, are registered with the sign-in they need: `sign-in-routes.ts`. */
export function routes(serve: Serve): void {
  serve(contract.getMe, (_, context) => meOf(context));
  serve(contract.changeMe, async ({ body }, context) => {
    await changeOwnSettings(context, body);
    return meOf(context);
  });
  serve(contract.changeWorkspace, async ({ body }, context) => {
    demandAdministration(context);
    await updateWorkspace(context, body);
    announceSettings(context, context.actor.workspaceId);
    return meOf(context);
  });

  serve(contract.listUsers, ({ query }, context) => usersByName(context, query));
  serve(contract.createUser, ({ body }, context) => addUser(context, body));
  serve(contract.getUser, ({ params }, context) => userById(context, params.id));
  serve(contract.changeUser, ({ params, body }, context) => changeUserOf(context, params.id, body));
  serve(contract.createUserLink, ({ params }, context) => renewUserLink(context, params.id));

  serve(contract.listTeams, ({ query }, context) => teamsByName(context, query));
  serve(contract.createTeam, ({ body }, context) => addTeam(context, body));
  serve(contract.changeTeam, ({ params, body }, context) => changeTeamOf(context, params.id, body));

  serve(contract.listRightsGroups, ({ query }, context) => rightsGroupsByName(context, query));
  serve(contract.createRightsGroup, ({ body }, context) => addRightsGroup(context, body));
  serve(contract.getRightsGroup, ({ params }, context) => rightsGroupById(context, params.id));
  serve(contract.changeRightsGroup, ({ params, body }, context) =>
    changeRightsGroupOf(context, params.id, body),
  );

  serve(contract.listApiKeys, ({ query }, context) => apiKeysByName(context, query));
  serve(contract.createApiKey, ({ body }, context) => addApiKey(context, body));
  serve(contract.revokeApiKey, ({ params }, context) => revokeApiKeyOf(context, params.id));

  serve(getInvitation, ({ params }, context) => withInvitation(params.token, context, openInvitation));
}
