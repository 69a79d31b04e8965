import { createHash } from 'node:crypto';
import type pg from 'pg';
import { foldA, foldAe, sortName } from '#features/accounts/normalise.ts';
import { newId } from '#lib/id.ts';

/** Mon 2013-09-23 09:00 in Berlin: the clock of the acceptance checks (capabilities.md 0.1). */
export const t0 = new Date('2013-09-23T07:00:00Z');

const groups = {
  Administratoren: { ownTeam: 'edit', foreignTeam: 'edit', administer: true, rebook: true },
  Vertriebsleitung: { ownTeam: 'edit', foreignTeam: 'edit', administer: false, rebook: true },
  Vertrieb: { ownTeam: 'edit', foreignTeam: 'read', administer: false, rebook: false },
  Innendienst: { ownTeam: 'edit', foreignTeam: 'read', administer: false, rebook: false },
} as const;

const users = {
  admin: { group: 'Administratoren', team: null },
  anna: { group: 'Vertrieb', team: 'Süd' },
  ingo: { group: 'Innendienst', team: 'Süd' },
  lena: { group: 'Vertriebsleitung', team: null },
  bea: { group: 'Vertrieb', team: 'Nord' },
} as const;

const accounts = {
  F1: { name: 'Sonnenschein AG', postalCode: '86150', city: 'Augsburg' },
  F2: { name: 'Erdwärme Nord GmbH', postalCode: '24103', city: 'Kiel' },
  F3: { name: 'Pelletprofi KG', postalCode: '01067', city: 'Dresden' },
  F4: { name: 'Klimatec GmbH', postalCode: '50667', city: 'Köln' },
  F5: { name: 'Autohaus Meyer e. K.', postalCode: '60311', city: 'Frankfurt' },
  P1: { name: 'Lea Sonntag', postalCode: '28195', city: 'Bremen' },
} as const;

const contacts = {
  K1: {
    account: 'F1',
    salutation: 'Frau',
    title: 'Prof. Dr.',
    first: 'Sabine',
    last: 'Sommer',
    email: 's.sommer@sonnenschein.example',
    primary: true,
  },
  K2: {
    account: 'F1',
    salutation: 'Herr',
    title: null,
    first: 'Jens',
    last: 'Schulz',
    email: null,
    primary: false,
  },
  K3: {
    account: 'F2',
    salutation: 'Herr',
    title: 'Dr.',
    first: 'Karl',
    last: 'Öztürk',
    email: 'k.oeztuerk@erdwaerme.example',
    primary: true,
  },
  K4: {
    account: 'F3',
    salutation: 'Frau',
    title: null,
    first: 'Eva',
    last: 'Groß',
    email: null,
    primary: true,
  },
  K5: {
    account: 'F4',
    salutation: 'Herr',
    title: 'Dipl.-Ing.',
    first: 'Uwe',
    last: 'Kurz',
    email: null,
    primary: false,
  },
  K6: {
    account: 'F4',
    salutation: 'Frau',
    title: 'Dr.',
    first: 'Ina',
    last: 'Weber',
    email: null,
    primary: true,
  },
  K7: {
    account: 'F5',
    salutation: null,
    title: null,
    first: 'Kim',
    last: 'Schuster',
    email: null,
    primary: true,
  },
} as const;

const statuses = {
  Erstkontakt: { progress: 10, final: false, goal: false, blocks: false },
  'Bedarf geklärt': { progress: 30, final: false, goal: false, blocks: false },
  Angebotsphase: { progress: 60, final: false, goal: false, blocks: false },
  Kunde: { progress: 100, final: true, goal: true, blocks: false },
  'Kein Interesse': { progress: 0, final: true, goal: false, blocks: false },
  'Wünscht keinen Kontakt': { progress: 0, final: true, goal: false, blocks: true },
} as const;

export type UserName = keyof typeof users;
export type AccountName = keyof typeof accounts;
export type ContactName = keyof typeof contacts;
export type StatusName = keyof typeof statuses;
export type GroupName = keyof typeof groups;

type Ids<Name extends string> = Record<Name, string>;

export interface World {
  workspaceId: string;
  groups: Ids<GroupName>;
  teams: Ids<'Süd' | 'Nord'>;
  users: Ids<UserName>;
  /** API key of each user, for `Authorization: Bearer`. */
  keys: Ids<UserName>;
  accounts: Ids<AccountName>;
  contacts: Ids<ContactName>;
  /** The sales campaign VK and its statuses. */
  vk: string;
  statuses: Ids<StatusName>;
}

/** One more company of the team Süd, for tests that want a record of their own. */
export async function addRecord(owner: pg.Pool, world: World, name = 'Neue Firma'): Promise<string> {
  const id = newId();
  const row = { ...accountRow(world, name, 'Ulm'), id, kind: 'company', phone: '0221 4711-23' };
  await inserter(owner, world)('account', row);
  return id;
}

/** The named people and companies of capabilities.md 0.1, without memberships, activities or follow-ups. */
export async function createWorld(owner: pg.Pool | pg.ClientBase, name = 'Muster'): Promise<World> {
  const ids = <Name extends string>(of: Record<Name, unknown>) =>
    Object.fromEntries(Object.keys(of).map((key) => [key, newId()])) as Ids<Name>;
  const world: World = {
    workspaceId: newId(),
    groups: ids(groups),
    teams: { Süd: newId(), Nord: newId() },
    users: ids(users),
    keys: Object.fromEntries(Object.keys(users).map((user) => [user, `${user}-${newId()}`])) as Ids<UserName>,
    accounts: ids(accounts),
    contacts: ids(contacts),
    vk: newId(),
    statuses: ids(statuses),
  };
  const insert = inserter(owner, world);
  await owner.query('insert into workspace (id, name, created_at) values ($1, $2, $3)', [
    world.workspaceId,
    name,
    t0,
  ]);
  await insertPeople(world, insert);
  await insertRecords(world, insert);
  await insertCampaign(world, insert);
  return world;
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;

const inserter =
  (owner: pg.Pool | pg.ClientBase, world: World): Insert =>
  (table, row) => {
    const columns = Object.keys({ workspace_id: 0, ...row });
    return owner.query(
      `insert into ${table} (${columns.join()}) values (${columns.map((_, index) => `$${index + 1}`).join()})`,
      [world.workspaceId, ...Object.values(row)],
    );
  };

async function insertPeople(world: World, insert: Insert): Promise<void> {
  for (const [name, group] of Object.entries(groups)) {
    await insert('rights_group', {
      id: world.groups[name as GroupName],
      name,
      foreign_team: group.foreignTeam,
      own_team: group.ownTeam,
      self_created: 'edit',
      may_export: group.rebook,
      may_import: true,
      may_rebook: group.rebook,
      may_administer: group.administer,
    });
  }
  for (const [name, id] of Object.entries(world.teams)) await insert('team', { id, name });
  for (const [name, { group, team }] of Object.entries(users)) {
    const id = world.users[name as UserName];
    await insert('app_user', {
      id,
      email: `${name}-${id}@muster.example`,
      name,
      rights_group_id: world.groups[group],
      created_at: t0,
    });
    if (team) await insert('team_member', { team_id: world.teams[team], user_id: id });
    await insert('api_key', {
      id: newId(),
      user_id: id,
      name: 'test',
      key_hash: createHash('sha256')
        .update(world.keys[name as UserName])
        .digest('hex'),
      created_at: t0,
    });
  }
}

async function insertRecords(world: World, insert: Insert): Promise<void> {
  for (const [key, { name, postalCode, city }] of Object.entries(accounts)) {
    await insert('account', {
      id: world.accounts[key as AccountName],
      kind: key === 'P1' ? 'person' : 'company',
      ...accountRow(world, name, city),
      ...(key === 'P1' ? { salutation: 'Frau', first_name: 'Lea', last_name: 'Sonntag' } : {}),
      postal_code: postalCode,
    });
  }
  for (const [key, contact] of Object.entries(contacts)) {
    const name = `${contact.first} ${contact.last}`;
    await insert('contact', {
      id: world.contacts[key as ContactName],
      account_id: world.accounts[contact.account],
      name,
      salutation: contact.salutation,
      title: contact.title,
      first_name: contact.first,
      last_name: contact.last,
      email: contact.email,
      email_key: contact.email,
      is_primary: contact.primary,
      no_bulk_mail: key === 'K2',
      created_by_id: world.users.admin,
      ...searchColumns(name, contact.email ?? ''),
      created_at: t0,
      updated_at: t0,
    });
  }
}

const accountRow = (world: World, name: string, city: string) => ({
  name,
  city,
  country: 'DE',
  team_id: world.teams.Süd,
  created_by_id: world.users.admin,
  ...searchColumns(name, city),
  created_at: t0,
  updated_at: t0,
});

const searchColumns = (name: string, more: string) => ({
  sort_name: sortName(name),
  name_key: foldAe(name),
  search_text: `${foldAe(`${name} ${more}`)} ${foldA(`${name} ${more}`)}`,
});

async function insertCampaign(world: World, insert: Insert): Promise<void> {
  await insert('campaign', { id: world.vk, name: 'VK', type: 'sales', created_at: t0 });
  for (const [index, [name, status]] of Object.entries(statuses).entries()) {
    await insert('campaign_status', {
      id: world.statuses[name as StatusName],
      campaign_id: world.vk,
      name,
      position: index + 1,
      progress: status.progress,
      is_final: status.final,
      is_goal: status.goal,
      blocks_contact: status.blocks,
      requires_reason: status.blocks,
    });
  }
}
