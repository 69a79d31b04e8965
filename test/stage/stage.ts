import type { Answer, TestApp } from '../app.ts';
import { addRecord, type UserName, type World } from '../world.ts';

/** Ids of one workspace in which every endpoint has something to work on, by what they are for. */
export interface Stage {
  world: World;
  ids: Record<StageId, string>;
  email: string;
  password: string;
  /** Of a one-time link not used yet. */
  linkToken: string;
}

const stageIds = [
  'account',
  'editedAccount',
  'loneAccount',
  'gapAccount',
  'doomedAccount',
  'binnedAccount',
  'winner',
  'loser',
  'mergedWinner',
  'merge',
  'contact',
  'editedContact',
  'doomedContact',
  'binnedContact',
  'team',
  'editedTeam',
  'user',
  'colleague',
  'linkedUser',
  'retiringUser',
  'rightsGroup',
  'editedGroup',
  'campaign',
  'editedCampaign',
  'status',
  'nextStatus',
  'editedStatus',
  'mergedStatus',
  'intoStatus',
  'member',
  'activity',
  'save',
  'followUp',
  'bulkFollowUp',
  'bulkChange',
  'reassignment',
  'editedFollowUp',
  'doneFollowUp',
  'parentCategory',
  'category',
  'removedCategory',
  'editedCategory',
  'apiKey',
  'uploadedImport',
  'correctedImport',
  'doneImport',
  'doneExport',
  'job',
  'view',
  'doomedView',
] as const;
export type StageId = (typeof stageIds)[number];

export const password = 'Faden-2013-Augsburg';
export const dueOn = '2013-09-30';

/** Sends a request below `/api/v1` as somebody of this world. */
export const callIn = (app: TestApp, world: World, as: UserName = 'admin') => {
  const key = world.keys[as];
  return {
    get: (path: string) => app.call(path, { as: { key } }),
    post: (path: string, body?: unknown) => app.call(path, { as: { key }, method: 'POST', body }),
    put: (path: string) => app.call(path, { as: { key }, method: 'PUT' }),
    delete: (path: string) => app.call(path, { as: { key }, method: 'DELETE' }),
  };
};

/** Furnishes a world over HTTP. */
export async function furnish(app: TestApp, world: World): Promise<Stage> {
  const { post, put, delete: remove } = callIn(app, world);
  const record = (name: string) => addRecord(app.owner, world, name);
  const made = async (path: string, body?: unknown) => done(await post(path, body));
  const save = async (accountId: string, more: object = {}) =>
    made('/activities', {
      accountId,
      text: 'Erstgespräch',
      followUps: [{ text: 'nachfassen', dueOn }],
      ...more,
    });

  const account = world.accounts.F1;
  const entry = { campaignId: world.vk, toStatusId: world.statuses.Erstkontakt };
  const first = await save(account, { statusChanges: [entry] });
  const second = await save(account);
  const third = await save(account);
  await save(account, { completes: [second.followUps[0].id] });
  const undoable = await save(world.accounts.F2);
  const edited = await save(world.accounts.F2);
  const shifted = await save(world.accounts.P1);
  const annas = { text: 'nachfassen', dueOn, assigneeId: world.users.anna };
  const handed = await save(world.accounts.F2, { followUps: [annas] });
  await callIn(app, world, 'lena').post('/follow-up-changes', {
    ids: [handed.followUps[0].id],
    set: { assigneeId: world.users.admin },
  });
  const { body: given } = await callIn(app, world).get('/me/reassignments');
  const bulk = await made('/follow-up-changes', { ids: [shifted.followUps[0].id], shiftDays: 1 });

  const [winner, loser, mergedWinner, mergedLoser] = [
    await record('Gewinn GmbH'),
    await record('Verlust GmbH'),
    await record('Ganz GmbH'),
    await record('Teil GmbH'),
  ];
  for (const id of [winner, loser, mergedWinner, mergedLoser]) await save(id);
  const { mergeId } = await made('/account-merges', { winnerId: mergedWinner, loserId: mergedLoser });
  const binnedAccount = await record('Papierkorb GmbH');
  await remove(`/accounts/${binnedAccount}`);
  const binnedContact = await made('/contacts', { accountId: winner, lastName: 'Papier' });
  await remove(`/contacts/${binnedContact.id}`);

  const newUser = (name: string) =>
    made('/users', {
      name,
      email: `${name}-${world.workspaceId}@muster.example`,
      rightsGroupId: world.groups.Vertrieb,
    });
  const [invited, linked, retiring, signedIn] = [
    await newUser('ivo'),
    await newUser('lina'),
    await newUser('rolf'),
    await newUser('sina'),
  ];
  await made(`${signedIn.link.path.replace('/api/v1', '')}/acceptances`, { password });
  const parent = await made('/categories', { name: 'Branche' });
  const child = async (name: string) =>
    (await made('/categories', { name, parentId: parent.id })).id as string;
  const [category, removedCategory, editedCategory] = [
    await child('Heizung'),
    await child('Solar'),
    await child('Wind'),
  ];
  for (const path of [`/accounts/${account}`, `/contacts/${world.contacts.K1}`])
    await put(`${path}/categories/${removedCategory}`);

  const copy = await made(`/campaigns/${world.vk}/copies`, { name: 'VK 2' });
  const [copied, copiedInto, copiedEdited] = copy.statuses;
  const members = done(await callIn(app, world).get(`/campaigns/${world.vk}/members`)).items;
  const [uploadedImport, correctedImport, doneImport] = [
    await upload(app, world, 'Hochgeladen GmbH'),
    await upload(app, world, 'Anders GmbH'),
    await upload(app, world, 'Fertig GmbH'),
  ];
  const run = await made(`/imports/${doneImport}/runs`, {
    mapping: { columns: { Firma: 'name' } },
    options: { dryRun: false },
  });
  await importSettled(app, world, doneImport);
  const { export: doneExport } = await made('/exports', {
    entity: 'account',
    fields: ['name', 'city'],
    format: 'csv',
  });
  await jobsSettled(app, world);
  return {
    world,
    email: signedIn.user.email,
    password,
    linkToken: invited.link.path.split('/').at(-1),
    ids: {
      account,
      editedAccount: world.accounts.F4,
      loneAccount: world.accounts.F3,
      gapAccount: world.accounts.F5,
      doomedAccount: await record('Weg GmbH'),
      binnedAccount,
      winner,
      loser,
      mergedWinner,
      merge: mergeId,
      contact: world.contacts.K1,
      editedContact: world.contacts.K3,
      doomedContact: world.contacts.K2,
      binnedContact: binnedContact.id,
      team: world.teams.Süd,
      editedTeam: world.teams.Nord,
      user: world.users.anna,
      colleague: world.users.ingo,
      linkedUser: linked.user.id,
      retiringUser: retiring.user.id,
      rightsGroup: world.groups.Vertrieb,
      editedGroup: world.groups.Innendienst,
      campaign: world.vk,
      editedCampaign: copy.id,
      status: world.statuses.Erstkontakt,
      nextStatus: world.statuses['Bedarf geklärt'],
      editedStatus: copiedEdited.id,
      mergedStatus: copied.id,
      intoStatus: copiedInto.id,
      member: members[0].id,
      activity: first.activity.id,
      save: undoable.activity.id,
      followUp: first.followUps[0].id,
      bulkFollowUp: third.followUps[0].id,
      bulkChange: bulk.bulkChangeId,
      reassignment: given.items[0].id,
      editedFollowUp: edited.followUps[0].id,
      doneFollowUp: second.followUps[0].id,
      parentCategory: parent.id,
      category,
      removedCategory,
      editedCategory,
      apiKey: (await made('/api-keys', { name: 'Telefonanlage' })).apiKey.id,
      uploadedImport,
      correctedImport,
      doneImport,
      doneExport: doneExport.id,
      job: run.job.id,
      view: (await made('/views', { page: 'accounts', name: 'Köln', query: 'city=K%C3%B6ln' })).id,
      doomedView: (await made('/views', { page: 'accounts', name: 'Alt', query: 'sort=-name' })).id,
    },
  };
}

/** A multipart body as a browser makes it. */
export async function formOf(fields: Record<string, unknown>, file: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  form.set('file', new Blob([file]), 'liste.csv');
  const request = new Request('http://test/', { method: 'POST', body: form });
  return { type: request.headers.get('content-type')!, payload: Buffer.from(await request.arrayBuffer()) };
}

/** Uploads a list of one company; answers the import's id. */
export async function upload(
  app: TestApp,
  world: World,
  company: string,
  as: UserName = 'admin',
): Promise<string> {
  const { type, payload } = await formOf({ kind: 'companies' }, `Firma\n${company}\n`);
  const raw = await app.app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { authorization: `Bearer ${world.keys[as]}`, 'content-type': type },
    payload,
  });
  return done({ status: raw.statusCode, body: raw.json(), raw }).import.id;
}

export async function importSettled(app: TestApp, world: World, id: string, as: UserName = 'admin') {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await callIn(app, world, as).get(`/imports/${id}`);
    if (!['queued', 'running', 'undoing'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`import ${id} does not end`);
}

/** Waits until no job of this world is waiting or running. */
export async function jobsSettled(app: TestApp, { workspaceId }: World): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await app.owner.query(
      "select from job where workspace_id = $1 and state in ('queued', 'running') limit 1",
      [workspaceId],
    );
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the jobs do not end');
}

function done({ status, body }: Answer) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
