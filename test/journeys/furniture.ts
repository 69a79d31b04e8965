import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '#features/imports/import.fixture.ts';
import { dueToday, type Stage } from './stage.ts';

/** One thing of each kind that an address can name. */
export interface Furniture {
  accountId: string;
  contactId: string;
  campaignId: string;
  followUpId: string;
  importId: string;
  jobId: string;
  /** Of a one-time link nobody has used yet. */
  invitation: string;
}

const file = 'Firma;PLZ;Ort\nWärmepumpen Süd GmbH;80331;München\nÖlgemälde Groß KG;86150;Augsburg\n;1;\n';

/** Fills the stage for the administrator, who sees all of it, so that every route shows life: a record with history, due follow-ups, an import and its job. */
export async function furnish(stage: Stage): Promise<Furniture> {
  const { app } = stage;
  const { world } = app;
  const { accountId, followUpId } = await dueToday(stage, 'Autohaus Lindner', '09:00', 'admin');
  await dueToday(stage, 'Hofgut Sperling', '14:00', 'admin');
  const contact = await app.post('/contacts', { accountId, lastName: 'Lindner', firstName: 'Käthe' });
  const done = await importFile(app, {
    file,
    as: 'admin',
    options: {
      campaignId: world.vk,
      firstFollowUp: { text: 'anrufen', from: '2025-11-24', to: '2025-11-28', userIds: [world.users.admin] },
    },
  });
  const link = await app.post(`/users/${world.users.bea}/links`, {}, 'admin');
  return {
    accountId,
    followUpId,
    contactId: contact.body.id,
    campaignId: world.vk,
    importId: done.id,
    jobId: done.jobId,
    invitation: link.body.path.split('/').at(-1),
  };
}

const web = join(import.meta.dirname, '../../src/web');
/** Ids of the sections of the settings, as the page lists them. */
const settingsSectionIds = () =>
  [...readFileSync(join(web, 'pages/settings/sections.ts'), 'utf8').matchAll(/^ {4}id: '([^']+)'/gm)].map(
    ([, id]) => id!,
  );

/** The paths of the router, as it is written down. */
export const routePaths = () =>
  [...readFileSync(join(web, 'routes.tsx'), 'utf8').matchAll(/(?:bareP|p)age\(\s*'([^']+)'/g)].map(
    ([, path]) => path!,
  );

/** Every address of the router with the furniture filled in: a new route cannot be forgotten. */
export function addressesOf(furniture: Furniture): string[] {
  return routePaths().flatMap((path) =>
    path === '/settings/$section'
      ? settingsSectionIds().map((section) => `/settings/${section}`)
      : [filled(path, furniture)],
  );
}

function filled(path: string, furniture: Furniture): string {
  const { accountId, contactId, campaignId, followUpId, importId, jobId, invitation } = furniture;
  const known: Record<string, string> = {
    '/accounts/$id': `/accounts/${accountId}`,
    '/contacts/$id': `/contacts/${contactId}`,
    '/campaigns/$id': `/campaigns/${campaignId}`,
    '/imports/$id': `/imports/${importId}`,
    '/jobs/$id': `/jobs/${jobId}`,
    // Kept by the browser it was started in, so any other says that it does not know it.
    '/worklists/$id': `/worklists/${followUpId}`,
    '/invitations/$token': `/invitations/${invitation}`,
    '/activities/new': `/activities/new?account=${accountId}`,
    '/follow-ups/new': `/follow-ups/new?account=${accountId}`,
    '/call': '/call?number=0221471123',
    '/search': '/search?q=lindner',
    '/$': '/not-there',
  };
  const address = known[path] ?? path;
  if (address.includes('$')) throw new Error(`what stands at ${path}? Add it to the furniture`);
  return address;
}
