export const accessLevels = ['none', 'read', 'edit'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const chainScopes = ['per-activity', 'per-record'] as const;
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** ISO 3166-2: the German states, whose public holidays shift due days. */
export const regions = [
  'DE-BW',
  'DE-BY',
  'DE-BE',
  'DE-BB',
  'DE-HB',
  'DE-HH',
  'DE-HE',
  'DE-MV',
  'DE-NI',
  'DE-NW',
  'DE-RP',
  'DE-SL',
  'DE-SN',
  'DE-ST',
  'DE-SH',
  'DE-TH',
] as const;
export type Region = (typeof regions)[number];

export interface Permissions {
  foreignTeam: AccessLevel;
  ownTeam: AccessLevel;
  selfCreated: AccessLevel;
  export: boolean;
  import: boolean;
  rebook: boolean;
  administer: boolean;
}

/** The pairing options of a rights group (capabilities.md 3: O1, O2, O3, E1, E2, E3; S1:48). */
export interface ChainRules {
  /** O1: no follow-up without activity. */
  followUpNeedsActivity: boolean;
  /** O2: no activity without follow-up. */
  activityNeedsFollowUp: boolean;
  /** O3: no status change without activity. */
  statusChangeNeedsActivity: boolean;
  /** E1 */
  exceptFinalStatus: boolean;
  /** E2 */
  exceptNoStatus: boolean;
  /** E3 */
  finalStatusWithoutActivity: boolean;
  scope: (typeof chainScopes)[number];
}

/** Who acts: loaded once per request, passed to every command and query. */
export interface Actor {
  workspaceId: string;
  userId: string;
  name: string;
  teamIds: string[];
  permissions: Permissions;
  chain: ChainRules;
  language: Language;
  region: Region | null;
  /** IANA zone of the workspace. */
  timeZone: string;
  skipsNonWorkingDays: boolean;
}

export const strictChain: ChainRules = {
  followUpNeedsActivity: true,
  activityNeedsFollowUp: true,
  statusChangeNeedsActivity: true,
  exceptFinalStatus: true,
  exceptNoStatus: true,
  finalStatusWithoutActivity: false,
  scope: 'per-activity',
};

const accessRank = (level: AccessLevel) => accessLevels.indexOf(level);

/** As much of a user as decides what they may. */
export type Entitled = Pick<Actor, 'userId' | 'teamIds' | 'permissions'>;

/** What decides the access to a record, as the record knows it. */
export interface Belonging {
  teamId: string | null;
  ownerId: string | null;
  createdById: string | null;
}

/** The strongest match wins; the owner's records count as own team, a record without team as everybody's. */
export function access(actor: Entitled, record: Belonging): AccessLevel {
  const { permissions, teamIds, userId } = actor;
  if (permissions.administer) return 'edit';
  const ownTeam = record.teamId === null || teamIds.includes(record.teamId) || record.ownerId === userId;
  const levels = [ownTeam ? permissions.ownTeam : permissions.foreignTeam];
  if (record.createdById === userId) levels.push(permissions.selfCreated);
  return levels.reduce((best, level) => (accessRank(level) > accessRank(best) ? level : best));
}

export const mayEdit = (actor: Entitled, record: Belonging) => access(actor, record) === 'edit';
export const mayRead = (actor: Entitled, record: Belonging) => access(actor, record) !== 'none';

/** Code points. */
export const passwordLengthLeast = 10;
const differentCharactersLeast = 5;

/** Long and not one key held down; more is no help against guessing that an argon2id hash does not slow already. */
export const isWeakPassword = (password: string): boolean =>
  [...password].length < passwordLengthLeast || new Set(password).size < differentCharactersLeast;

/** Stands for the user where there is none: a one-time link, a new workspace. */
export const nobody = '00000000-0000-0000-0000-000000000000';
