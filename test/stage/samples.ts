import { dueOn, type Stage } from './stage.ts';

/** One valid request to an endpoint. */
export interface Sample {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** Sent as multipart, with a file. */
  form?: Record<string, unknown>;
}

/** By method and path: a request that succeeds once on a furnished stage, naming as many ids as it can. */
export const samples: Record<string, (stage: Stage) => Sample> = {
  ...peopleSamples(),
  ...recordSamples(),
  ...campaignSamples(),
  ...threadSamples(),
  ...importSamples(),
};

function peopleSamples(): Record<string, (stage: Stage) => Sample> {
  return {
    'POST /sessions': ({ email, password }) => ({ body: { email, password } }),
    'DELETE /sessions': () => ({}),
    'GET /sessions': () => ({}),
    'POST /sessions/prolongations': () => ({}),
    'GET /invitations/{token}': ({ linkToken }) => ({ params: { token: linkToken } }),
    'POST /invitations/{token}/acceptances': ({ linkToken, password }) => ({
      params: { token: linkToken },
      body: { password },
    }),
    'GET /me': () => ({}),
    'PATCH /me': () => ({ body: { singleKeys: false } }),
    'POST /me/passwords': ({ password }) => ({
      body: { currentPassword: password, newPassword: `${password}-neu` },
    }),
    'PATCH /workspace': () => ({ body: { followUpOffsetDays: 5 } }),
    'GET /views': ({ ids }) => ({ query: { page: 'members', campaignId: ids.campaign } }),
    'POST /views': ({ ids }) => ({
      body: {
        page: 'members',
        campaignId: ids.campaign,
        name: 'Neue zuerst',
        query: 'sort=-lastActivityAt',
        audience: 'team',
        teamId: ids.team,
      },
    }),
    'PATCH /views/{id}': ({ ids }) => ({
      params: { id: ids.view },
      body: { name: 'Köln und Bonn', audience: 'team', teamId: ids.team },
    }),
    'DELETE /views/{id}': ({ ids }) => ({ params: { id: ids.doomedView } }),
    'PUT /view-orders/{page}': ({ ids }) => ({ params: { page: 'accounts' }, body: { viewIds: [ids.view] } }),
    'GET /users': ({ ids }) => ({ query: { teamId: ids.team } }),
    'POST /users': ({ ids, world }) => ({
      body: {
        name: 'Neu',
        email: `neu-${world.workspaceId}@muster.example`,
        rightsGroupId: ids.rightsGroup,
        teamIds: [ids.team],
      },
    }),
    'GET /users/{id}': ({ ids }) => ({ params: { id: ids.user } }),
    'PATCH /users/{id}': ({ ids }) => ({
      params: { id: ids.retiringUser },
      body: {
        rightsGroupId: ids.rightsGroup,
        teamIds: [ids.team],
        active: false,
        successorId: ids.colleague,
      },
    }),
    'POST /users/{id}/links': ({ ids }) => ({ params: { id: ids.linkedUser } }),
    'GET /teams': () => ({}),
    'POST /teams': () => ({ body: { name: 'West' } }),
    'PATCH /teams/{id}': ({ ids }) => ({ params: { id: ids.editedTeam }, body: { name: 'Norden' } }),
    'GET /rights-groups': () => ({}),
    'POST /rights-groups': () => ({ body: { name: 'Leser', permissions: noRights, chain } }),
    'GET /rights-groups/{id}': ({ ids }) => ({ params: { id: ids.rightsGroup } }),
    'PATCH /rights-groups/{id}': ({ ids }) => ({
      params: { id: ids.editedGroup },
      body: { permissions: { export: true } },
    }),
    'GET /api-keys': () => ({}),
    'POST /api-keys': ({ ids }) => ({ body: { name: 'Telefon', userId: ids.user } }),
    'DELETE /api-keys/{id}': ({ ids }) => ({ params: { id: ids.apiKey } }),
  };
}

const noRights = {
  foreignTeam: 'none',
  ownTeam: 'read',
  selfCreated: 'read',
  export: false,
  import: false,
  rebook: false,
  administer: false,
};
const chain = {
  followUpNeedsActivity: true,
  activityNeedsFollowUp: true,
  statusChangeNeedsActivity: true,
  exceptFinalStatus: true,
  exceptNoStatus: true,
  finalStatusWithoutActivity: false,
  scope: 'per-record',
};

function recordSamples(): Record<string, (stage: Stage) => Sample> {
  const assignment =
    (of: 'account' | 'contact', category: 'category' | 'removedCategory') =>
    ({ ids }: Stage) => ({
      params: { id: ids[of], categoryId: ids[category] },
    });
  return {
    'GET /accounts': ({ ids }) => ({
      query: {
        teamId: ids.team,
        ownerId: ids.user,
        categoryId: ids.category,
        campaignId: ids.campaign,
        statusId: ids.status,
      },
    }),
    'POST /accounts': ({ ids }) => ({
      body: {
        kind: 'company',
        name: 'Neu GmbH',
        teamId: ids.team,
        ownerId: ids.user,
        categoryIds: [ids.category],
      },
    }),
    'GET /binned-accounts/{id}': ({ ids }) => ({ params: { id: ids.binnedAccount } }),
    'GET /accounts/{id}': ({ ids }) => ({ params: { id: ids.account } }),
    'PATCH /accounts/{id}': ({ ids }) => ({
      params: { id: ids.editedAccount },
      body: { city: 'Bonn', teamId: ids.team, ownerId: ids.user },
    }),
    'DELETE /accounts/{id}': ({ ids }) => ({ params: { id: ids.doomedAccount } }),
    'POST /accounts/{id}/restorations': ({ ids }) => ({ params: { id: ids.binnedAccount } }),
    'GET /contact-duplicates': ({ ids }) => ({
      query: { accountId: ids.account, lastName: 'Sommer', exceptId: ids.contact },
    }),
    'GET /account-duplicates': ({ ids }) => ({ query: { name: 'Sonnenschein', exceptId: ids.account } }),
    'POST /account-merges': ({ ids }) => ({
      body: { winnerId: ids.winner, loserId: ids.loser, take: { city: 'loser' } },
    }),
    'POST /account-merges/{id}/undo': ({ ids }) => ({ params: { id: ids.merge } }),
    'GET /contacts': ({ ids }) => ({ query: { accountId: ids.account, categoryId: ids.removedCategory } }),
    'POST /contacts': ({ ids }) => ({
      body: { accountId: ids.account, lastName: 'Neumann', categoryIds: [ids.category] },
    }),
    'GET /contacts/{id}': ({ ids }) => ({ params: { id: ids.contact } }),
    'PATCH /contacts/{id}': ({ ids }) => ({
      params: { id: ids.editedContact },
      body: { function: 'Einkauf' },
    }),
    'DELETE /contacts/{id}': ({ ids }) => ({ params: { id: ids.doomedContact } }),
    'GET /binned-contacts/{id}': ({ ids }) => ({ params: { id: ids.binnedContact } }),
    'POST /contacts/{id}/restorations': ({ ids }) => ({ params: { id: ids.binnedContact } }),
    'GET /search-results': () => ({ query: { q: 'GmbH' } }),
    'GET /categories': () => ({}),
    'POST /categories': ({ ids }) => ({ body: { name: 'Wasser', parentId: ids.parentCategory } }),
    'PATCH /categories/{id}': ({ ids }) => ({
      params: { id: ids.editedCategory },
      body: { name: 'Windkraft', parentId: ids.parentCategory },
    }),
    'PUT /accounts/{id}/categories/{categoryId}': assignment('account', 'category'),
    'DELETE /accounts/{id}/categories/{categoryId}': assignment('account', 'removedCategory'),
    'PUT /contacts/{id}/categories/{categoryId}': assignment('contact', 'category'),
    'DELETE /contacts/{id}/categories/{categoryId}': assignment('contact', 'removedCategory'),
  };
}

function campaignSamples(): Record<string, (stage: Stage) => Sample> {
  return {
    'GET /campaigns': () => ({}),
    'POST /campaigns': () => ({ body: { name: 'Messe', type: 'action', statuses: [{ name: 'Besucher' }] } }),
    'GET /campaigns/{id}': ({ ids }) => ({ params: { id: ids.campaign } }),
    'PATCH /campaigns/{id}': ({ ids }) => ({
      params: { id: ids.editedCampaign },
      body: { startsOn: '2013-10-01' },
    }),
    'POST /campaigns/{id}/copies': ({ ids }) => ({ params: { id: ids.campaign }, body: { name: 'VK 3' } }),
    'GET /campaigns/{id}/statuses': ({ ids }) => ({ params: { id: ids.campaign } }),
    'POST /campaigns/{id}/statuses': ({ ids }) => ({
      params: { id: ids.campaign },
      body: { name: 'Messegespräch', nextStatusIds: [ids.status], defaultNextStatusId: ids.status },
    }),
    'PATCH /statuses/{id}': ({ ids }) => ({
      params: { id: ids.editedStatus },
      body: { progress: 55, nextStatusIds: [ids.intoStatus], defaultNextStatusId: ids.intoStatus },
    }),
    'POST /statuses/{id}/merges': ({ ids }) => ({
      params: { id: ids.mergedStatus },
      body: { intoId: ids.intoStatus },
    }),
    'GET /campaigns/{id}/members': ({ ids }) => ({
      params: { id: ids.campaign },
      query: { statusId: ids.status, ownerId: ids.user, teamId: ids.team, categoryId: ids.category },
    }),
    'PATCH /members/{id}': ({ ids }) => ({ params: { id: ids.member }, body: { ownerId: ids.user } }),
    'GET /campaigns/{id}/status-history': ({ ids }) => ({
      params: { id: ids.campaign },
      query: { accountId: ids.account },
    }),
  };
}

function threadSamples(): Record<string, (stage: Stage) => Sample> {
  return {
    'GET /activities': ({ ids }) => ({
      query: {
        accountId: ids.account,
        contactId: ids.contact,
        campaignId: ids.campaign,
        userId: ids.user,
        teamId: ids.team,
      },
    }),
    'POST /activities': ({ ids }) => ({
      body: {
        accountId: ids.account,
        contactId: ids.contact,
        campaignId: ids.campaign,
        text: 'telefoniert',
        completes: [ids.followUp],
        statusChanges: [{ campaignId: ids.campaign, fromStatusId: ids.status, toStatusId: ids.nextStatus }],
        followUps: [
          {
            text: 'wieder',
            dueOn,
            assigneeId: ids.colleague,
            contactId: ids.contact,
            campaignId: ids.campaign,
          },
        ],
      },
    }),
    'GET /activities/{id}': ({ ids }) => ({ params: { id: ids.activity } }),
    'GET /accounts/{id}/timeline': ({ ids }) => ({ params: { id: ids.account } }),
    'GET /outcomes': () => ({}),
    'GET /follow-ups': ({ ids }) => ({
      query: { assigneeId: ids.user, teamId: ids.team, accountId: ids.account, campaignId: ids.campaign },
    }),
    'GET /follow-ups/{id}': ({ ids }) => ({ params: { id: ids.doneFollowUp } }),
    'PATCH /follow-ups/{id}': ({ ids }) => ({
      params: { id: ids.editedFollowUp },
      body: { dueOn, assigneeId: ids.user },
    }),
    'GET /follow-up-calendar': ({ ids }) => ({
      query: { from: dueOn, to: dueOn, assigneeId: ids.user, teamId: ids.team, campaignId: ids.campaign },
    }),
    'GET /team-workload': ({ ids }) => ({ query: { from: dueOn, to: dueOn, teamId: ids.team } }),
    'GET /me/workload': () => ({}),
    'GET /me/reassignments': () => ({}),
    'POST /reassignments/{id}/acknowledgements': ({ ids }) => ({ params: { id: ids.reassignment } }),
    'POST /undos': ({ ids }) => ({ body: { token: ids.save } }),
    'POST /follow-ups': ({ ids }) => ({
      body: {
        accountId: ids.loneAccount,
        text: 'Jahrestag',
        dueOn,
        assigneeId: ids.user,
        campaignId: ids.editedCampaign,
      },
    }),
    'POST /follow-up-changes': ({ ids }) => ({
      body: { ids: [ids.bulkFollowUp], set: { assigneeId: ids.colleague } },
    }),
    'POST /follow-up-change-previews': ({ ids }) => ({
      body: { ids: [ids.bulkFollowUp], set: { assigneeId: ids.colleague } },
    }),
    'POST /account-changes': ({ ids }) => ({
      body: { ids: [ids.editedAccount], categories: { add: [ids.category], remove: [] } },
    }),
    'POST /account-change-previews': ({ ids }) => ({
      body: { ids: [ids.editedAccount], set: { ownerId: ids.colleague, teamId: ids.team } },
    }),
    'GET /bulk-changes/{id}': ({ ids }) => ({ params: { id: ids.bulkChange } }),
    'GET /bulk-changes/{id}/items': ({ ids }) => ({ params: { id: ids.bulkChange } }),
    'POST /bulk-changes/{id}/undo': ({ ids }) => ({ params: { id: ids.bulkChange } }),
    'GET /reports/dormant-accounts': ({ ids }) => ({
      query: { teamId: ids.team, ownerId: ids.user, campaignId: ids.campaign },
    }),
    'GET /reports/chain': () => ({}),
    'POST /gap-closures': ({ ids }) => ({
      body: {
        accountIds: [ids.gapAccount],
        activityText: 'Lücke geschlossen',
        followUp: { text: 'melden', from: dueOn, to: dueOn, userIds: [ids.user] },
      },
    }),
  };
}

function importSamples(): Record<string, (stage: Stage) => Sample> {
  const mapping = { columns: { Firma: 'name' } };
  const options = ({ ids }: Stage) => ({
    dryRun: false,
    teamId: ids.team,
    campaignId: ids.campaign,
    statusId: ids.status,
    firstFollowUp: { text: 'anrufen', from: dueOn, to: dueOn, userIds: [ids.user] },
  });
  return {
    'GET /imports': () => ({}),
    'POST /imports': (stage) => ({ form: { kind: 'companies', mapping, options: options(stage) } }),
    'GET /imports/{id}': ({ ids }) => ({ params: { id: ids.doneImport } }),
    'POST /imports/{id}/runs': (stage) => ({
      params: { id: stage.ids.uploadedImport },
      body: { mapping, options: options(stage) },
    }),
    'PATCH /imports/{id}': ({ ids }) => ({ params: { id: ids.correctedImport }, body: { kind: 'contacts' } }),
    'GET /imports/{id}/rows': ({ ids }) => ({ params: { id: ids.doneImport } }),
    'GET /imports/{id}/errors.csv': ({ ids }) => ({ params: { id: ids.doneImport } }),
    'POST /imports/{id}/undo': ({ ids }) => ({ params: { id: ids.doneImport } }),
    'GET /exports': () => ({}),
    'POST /exports': ({ ids }) => ({
      body: {
        entity: 'account',
        fields: ['name', 'city'],
        format: 'csv',
        filter: {
          teamId: [ids.team],
          ownerId: ids.user,
          categoryId: ids.category,
          campaignId: ids.campaign,
          statusId: ids.status,
        },
      },
    }),
    'GET /exports/{id}': ({ ids }) => ({ params: { id: ids.doneExport } }),
    'GET /exports/{id}/file': ({ ids }) => ({ params: { id: ids.doneExport } }),
    'GET /jobs': () => ({}),
    'GET /jobs/{id}': ({ ids }) => ({ params: { id: ids.job } }),
    'DELETE /jobs/{id}': ({ ids }) => ({ params: { id: ids.job } }),
    'GET /events': () => ({}),
  };
}
