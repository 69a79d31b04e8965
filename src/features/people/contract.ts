import * as z from 'zod/mini';
import {
  endpoint,
  filledText,
  id,
  idParams,
  instant,
  listOf,
  named,
  nameLimit,
  page,
  repeatable,
  text,
} from '#lib/contract.ts';
import { accessLevels, chainScopes, languages, regions } from './rules.ts';

const access = z.enum(accessLevels);

export const permissions = z.strictObject({
  foreignTeam: access,
  ownTeam: access,
  selfCreated: access,
  export: z.boolean(),
  import: z.boolean(),
  rebook: z.boolean(),
  administer: z.boolean(),
});

export const chainRules = z.strictObject({
  followUpNeedsActivity: z.boolean(),
  activityNeedsFollowUp: z.boolean(),
  statusChangeNeedsActivity: z.boolean(),
  exceptFinalStatus: z.boolean(),
  exceptNoStatus: z.boolean(),
  finalStatusWithoutActivity: z.boolean(),
  scope: z.enum(chainScopes),
});

export const email = z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(254));
export const password = z.string().check(z.minLength(1), z.maxLength(200));
export const language = z.enum(languages);
const region = z.nullable(z.enum(regions));

export const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  rightsGroup: named,
  teams: z.array(named),
  language,
  region,
  active: z.boolean(),
  /** False until the one-time link was used. */
  hasPassword: z.boolean(),
  version: z.number(),
});

export const team = z.object({ id, name: z.string(), version: z.number() });

export const rightsGroup = z.object({
  id,
  name: z.string(),
  permissions,
  chain: chainRules,
  version: z.number(),
});

export const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  language,
  region,
  singleKeys: z.boolean(),
  rightsGroup: named,
  permissions,
  chain: chainRules,
  teams: z.array(named),
  workspace: z.object({
    id,
    name: z.string(),
    timeZone: z.string(),
    language,
    region,
    skipsNonWorkingDays: z.boolean(),
    /** Days a new follow-up is pre-dated by (WV-12). */
    followUpOffsetDays: z.number(),
  }),
});

export const apiKey = z.object({
  id,
  name: z.string(),
  user: named,
  createdAt: instant,
  lastUsedAt: z.nullable(instant),
});

/** A one-time link, shown once. `path` is below the public address. */
const oneTimeLink = z.object({ path: z.string(), expiresAt: instant });

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, with rights and settings.',
  reply: me,
});
export const changeMe = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Change the own language, region and keys.',
  body: z.strictObject({
    language: z.optional(language),
    region: z.optional(region),
    singleKeys: z.optional(z.boolean()),
  }),
  reply: me,
});
export const changeWorkspace = endpoint({
  method: 'PATCH',
  path: '/workspace',
  summary: 'Change name, language, region and working-day rule of the workspace.',
  body: z.strictObject({
    name: z.optional(filledText(nameLimit)),
    language: z.optional(language),
    region: z.optional(region),
    skipsNonWorkingDays: z.optional(z.boolean()),
    followUpOffsetDays: z.optional(z.int().check(z.gte(0), z.lte(365))),
  }),
  reply: me,
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'The users of the workspace, by name.',
  query: z.strictObject({
    ...page,
    q: z.optional(text(nameLimit)),
    active: z.optional(z.enum(['true', 'false'])),
    teamId: repeatable(id),
  }),
  reply: listOf(user),
});
export const createUser = endpoint({
  method: 'POST',
  path: '/users',
  summary: 'Add a user; answers a one-time link to set the password.',
  body: z.strictObject({
    name: filledText(nameLimit),
    email,
    rightsGroupId: id,
    teamIds: z._default(z.array(id).check(z.maxLength(100)), []),
    language: z.optional(language),
    region: z.optional(region),
  }),
  reply: z.object({ user, link: oneTimeLink }),
  status: 201,
});
export const getUser = endpoint({
  method: 'GET',
  path: '/users/{id}',
  summary: 'One user.',
  params: idParams,
  reply: user,
});
export const changeUser = endpoint({
  method: 'PATCH',
  path: '/users/{id}',
  summary: 'Change a user. Deactivating asks for `successorId` while open follow-ups are theirs.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(filledText(nameLimit)),
    rightsGroupId: z.optional(id),
    teamIds: z.optional(z.array(id).check(z.maxLength(100))),
    region: z.optional(region),
    active: z.optional(z.boolean()),
    successorId: z.optional(id),
  }),
  reply: user,
});
export const createUserLink = endpoint({
  method: 'POST',
  path: '/users/{id}/links',
  summary: 'A new one-time link to set the password.',
  params: idParams,
  reply: oneTimeLink,
  status: 201,
});

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  summary: 'The teams.',
  query: z.strictObject(page),
  reply: listOf(team),
});
export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  summary: 'Add a team.',
  body: z.strictObject({ name: filledText(nameLimit) }),
  reply: team,
  status: 201,
});
export const changeTeam = endpoint({
  method: 'PATCH',
  path: '/teams/{id}',
  summary: 'Rename a team.',
  params: idParams,
  body: z.strictObject({ name: filledText(nameLimit) }),
  reply: team,
});

export const listRightsGroups = endpoint({
  method: 'GET',
  path: '/rights-groups',
  summary: 'The rights groups.',
  query: z.strictObject(page),
  reply: listOf(rightsGroup),
});
export const createRightsGroup = endpoint({
  method: 'POST',
  path: '/rights-groups',
  summary: 'Add a rights group.',
  body: z.strictObject({ name: filledText(nameLimit), permissions, chain: chainRules }),
  reply: rightsGroup,
  status: 201,
});
export const getRightsGroup = endpoint({
  method: 'GET',
  path: '/rights-groups/{id}',
  summary: 'One rights group.',
  params: idParams,
  reply: rightsGroup,
});
export const changeRightsGroup = endpoint({
  method: 'PATCH',
  path: '/rights-groups/{id}',
  summary: 'Change a rights group; counts from the next save of its members.',
  params: idParams,
  body: z.strictObject({
    name: z.optional(filledText(nameLimit)),
    permissions: z.optional(z.partial(permissions)),
    chain: z.optional(z.partial(chainRules)),
  }),
  reply: rightsGroup,
});

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  summary: 'API keys, the own ones; all for administrators.',
  query: z.strictObject(page),
  reply: listOf(apiKey),
});
export const createApiKey = endpoint({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key that acts as its user; the key is shown once.',
  body: z.strictObject({ name: filledText(nameLimit), userId: z.optional(id) }),
  reply: z.object({ apiKey, key: z.string() }),
  status: 201,
});
export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'Revoke an API key.',
  params: idParams,
});
