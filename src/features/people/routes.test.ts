import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { UserName } from '../../../test/world.ts';
import { strictChain } from './rules.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const permissions = {
  foreignTeam: 'read',
  ownTeam: 'edit',
  selfCreated: 'edit',
  export: false,
  import: false,
  rebook: false,
  administer: false,
} as const;

describe('who may do what', () => {
  const id = '019a0000-0000-7000-8000-000000000000';
  const requests: [string, 'POST' | 'PATCH', string, object][] = [
    ['add a user', 'POST', '/users', { name: 'Neu', email: 'neu@muster.example', rightsGroupId: id }],
    ['change a user', 'PATCH', `/users/${id}`, { name: 'Neu' }],
    ['make a link', 'POST', `/users/${id}/links`, {}],
    ['add a team', 'POST', '/teams', { name: 'West' }],
    ['rename a team', 'PATCH', `/teams/${id}`, { name: 'West' }],
    ['add a rights group', 'POST', '/rights-groups', { name: 'Neu', permissions, chain: strictChain }],
    ['change a rights group', 'PATCH', `/rights-groups/${id}`, { name: 'Neu' }],
    ['change the workspace', 'PATCH', '/workspace', { name: 'Neu' }],
    ["make another's key", 'POST', '/api-keys', { name: 'Neu', userId: id }],
  ];
  test.each(requests)('only the administration may %s', async (_, method, path, body) => {
    for (const as of ['anna', 'lena', 'ingo'] as UserName[]) {
      expect(await app.call(path, { as, method, body })).toMatchObject({
        status: 403,
        body: { code: 'not-allowed' },
      });
    }
    expect((await app.call(path, { as: 'admin', method, body })).status).not.toBe(403);
    expect((await app.app.inject({ method, url: `/api/v1${path}`, payload: body })).statusCode).toBe(401);
  });

  test.each(['/me', '/users', '/teams', '/rights-groups', '/api-keys'])(
    'everybody may read %s',
    async (path) => {
      expect((await app.call(path)).status).toBe(200);
    },
  );
});

describe('the own settings', () => {
  test('change at once', async () => {
    const body = { language: 'en', region: 'DE-BY', singleKeys: false };
    expect((await app.call('/me', { method: 'PATCH', body })).body).toMatchObject(body);
    expect((await app.call('/me')).body).toMatchObject({ ...body, name: 'anna', teams: [{ name: 'Süd' }] });
  });

  test('of the workspace are seen by all', async () => {
    const body = { region: 'DE-NW', followUpOffsetDays: 14 };
    expect((await app.call('/workspace', { as: 'admin', method: 'PATCH', body })).status).toBe(200);
    expect((await app.call('/me', { as: 'bea' })).body.workspace).toMatchObject(body);
  });
});

describe('users', () => {
  const newUser = (name: string, more: object = {}) =>
    app.post(
      '/users',
      {
        name,
        email: ` ${name}@Muster.example`,
        rightsGroupId: app.world.groups.Vertrieb,
        teamIds: [app.world.teams.Nord],
        ...more,
      },
      'admin',
    );

  test('are added with a one-time link, listed by name and found', async () => {
    const { status, body } = await newUser('zoe');
    expect(status).toBe(201);
    expect(body.user).toMatchObject({
      email: 'zoe@muster.example',
      rightsGroup: { name: 'Vertrieb' },
      teams: [{ name: 'Nord' }],
      active: true,
      hasPassword: false,
      version: 1,
    });
    expect(body.link.path).toMatch(/^\/invitations\/[\w-]{43}$/);

    const first = (await app.call('/users?limit=4')).body;
    const second = (await app.call(`/users?limit=4&cursor=${first.nextCursor}`)).body;
    const names = [...first.items, ...second.items].map((user: { name: string }) => user.name);
    expect(names).toEqual(['admin', 'anna', 'bea', 'ingo', 'lena', 'zoe']);
    expect(second.nextCursor).toBeNull();
    expect(first.total).toEqual({ value: 6, relation: 'exact' });
    const found = async (query: string) => (await app.call(`/users?${query}`)).body.total.value;
    expect(await found('q=ZO')).toBe(1);
    expect(await found('q=%25')).toBe(0);
    expect(await found(`teamId=${app.world.teams.Nord}`)).toBe(2);
    expect(await found('active=false')).toBe(0);
  });

  test('have an e-mail of their own and a group that exists', async () => {
    await newUser('yara');
    expect(await newUser('yara')).toMatchObject({ status: 409, body: { code: 'duplicate' } });
    expect(await newUser('xaver', { rightsGroupId: app.world.teams.Nord })).toMatchObject({ status: 404 });
  });

  test('change by version', async () => {
    const path = `/users/${app.world.users.ingo}`;
    const change = (version: number) =>
      app.call(path, {
        as: 'admin',
        method: 'PATCH',
        body: { teamIds: [], name: 'Ingo' },
        headers: { 'if-match': `"${version}"` },
      });
    expect(await change(7)).toMatchObject({
      status: 412,
      body: { code: 'stale-version', current: { version: 1, name: 'ingo' } },
    });
    expect(await change(1)).toMatchObject({ status: 200, body: { name: 'Ingo', teams: [], version: 2 } });
  });
});

describe('the last administrator', () => {
  test.each([
    ['is not deactivated', () => [`/users/${app.world.users.admin}`, { active: false }]],
    [
      'does not leave the group',
      () => [`/users/${app.world.users.admin}`, { rightsGroupId: app.world.groups.Vertrieb }],
    ],
    [
      'keeps the right of the group',
      () => [`/rights-groups/${app.world.groups.Administratoren}`, { permissions: { administer: false } }],
    ],
  ] as [string, () => [string, object]][])('%s', async (_, request) => {
    const [path, body] = request();
    expect(await app.call(path, { as: 'admin', method: 'PATCH', body })).toMatchObject({
      status: 422,
      body: { code: 'last-administrator' },
    });
    expect((await app.call('/me', { as: 'admin' })).body.permissions.administer).toBe(true);
  });
});

describe('rights groups', () => {
  test('count from the next request of their members', async () => {
    const path = `/rights-groups/${app.world.groups.Vertriebsleitung}`;
    const body = { permissions: { export: false }, chain: { activityNeedsFollowUp: false } };
    const changed = await app.call(path, { as: 'admin', method: 'PATCH', body });
    expect(changed.body).toMatchObject({ ...body, name: 'Vertriebsleitung', version: 2 });
    expect((await app.call('/me', { as: 'lena' })).body).toMatchObject(body);
    expect((await app.call('/me', { as: 'anna' })).body.chain.activityNeedsFollowUp).toBe(true);
  });

  test('have a name of their own', async () => {
    const body = { name: 'Vertrieb', permissions, chain: strictChain };
    expect(await app.post('/rights-groups', body, 'admin')).toMatchObject({ status: 409 });
    const added = await app.post('/rights-groups', { ...body, name: 'Kundenansicht' }, 'admin');
    expect(added).toMatchObject({ status: 201, body: { name: 'Kundenansicht', permissions, version: 1 } });
  });
});

describe('API keys', () => {
  test('are shown once, act as their user and are revoked at once', async () => {
    const { body } = await app.post('/api-keys', { name: 'Webformular' });
    expect(body.key).toMatch(/^faden_/);
    const as = { key: body.key };
    expect((await app.call('/me', { as })).body.name).toBe('anna');
    const listed = (await app.call('/api-keys')).body;
    expect(JSON.stringify(listed)).not.toContain(body.key);
    expect(listed.items.at(0)).toMatchObject({ name: 'Webformular', user: { name: 'anna' } });
    expect(listed.items.at(0).lastUsedAt).not.toBeNull();

    const path = `/api-keys/${body.apiKey.id}`;
    expect((await app.call(path, { as: 'ingo', method: 'DELETE' })).status).toBe(404);
    expect((await app.call(path, { method: 'DELETE' })).status).toBe(204);
    expect((await app.call('/me', { as })).status).toBe(401);
  });

  test('of others belong to the administration', async () => {
    const { body, status } = await app.post(
      '/api-keys',
      { name: 'ERP', userId: app.world.users.bea },
      'admin',
    );
    expect(status).toBe(201);
    expect((await app.call('/me', { as: { key: body.key } })).body.name).toBe('bea');
    const keysOf = async (as: UserName) => (await app.call('/api-keys', { as })).body.total.value;
    expect(await keysOf('admin')).toBeGreaterThan(await keysOf('bea'));
  });
});

describe('the open follow-ups of somebody who leaves', () => {
  const leave = (successorId?: string) =>
    app.call(`/users/${app.world.users.bea}`, {
      as: 'admin',
      method: 'PATCH',
      body: { active: false, ...(successorId ? { successorId } : {}) },
    });
  beforeAll(() =>
    app.owner.query(
      `insert into follow_up (workspace_id, id, account_id, due_on, assignee_id, created_by_id, created_at,
         lone_because, not_before_on)
       values ($1, gen_random_uuid(), $2, '2013-10-01', $3, $3, now(), 'no-status', '2013-09-23')`,
      [app.world.workspaceId, app.world.accounts.F1, app.world.users.bea],
    ),
  );

  test('go to a successor who may edit their records', async () => {
    expect(await leave()).toMatchObject({ status: 422, body: { code: 'successor-required' } });
    const refused = { status: 422, body: { code: 'assignee-not-allowed' } };
    expect(await leave(app.world.users.bea)).toMatchObject(refused);
    // Ingo lost his team above: F1 is a stranger's record to him.
    expect(await leave(app.world.users.ingo)).toMatchObject(refused);
    expect(await leave(app.world.users.anna)).toMatchObject({ status: 200, body: { active: false } });
    const { rows } = await app.owner.query('select assignee_id, version from follow_up');
    expect(rows).toEqual([{ assignee_id: app.world.users.anna, version: 2 }]);
  });
});
