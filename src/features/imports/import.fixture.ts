import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, TestApp } from '../../../test/app.ts';
import type { UserName } from '../../../test/world.ts';

/** Real files of others, beside the project (see its README); tests that need one are skipped without it. */
const dataFolder = join(import.meta.dirname, '../../../../shared/data');
export const sharedFile = (path: string): Buffer | null => {
  const file = join(dataFolder, path);
  return existsSync(file) ? readFileSync(file) : null;
};

export interface Upload {
  file: string | Uint8Array;
  name?: string;
  kind?: string;
  mapping?: unknown;
  options?: unknown;
  as?: UserName;
  headers?: Record<string, string>;
}

/** Sends a file as a browser does. */
export async function upload(
  app: TestApp,
  { file, name = 'liste.csv', kind = 'companies', mapping, options, as = 'anna', headers = {} }: Upload,
): Promise<Answer> {
  const form = new FormData();
  form.set('kind', kind);
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping));
  if (options !== undefined) form.set('options', JSON.stringify(options));
  form.set('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), name);
  const request = new Request('http://test/', { method: 'POST', body: form });
  const raw = await app.app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      authorization: `Bearer ${app.world.keys[as]}`,
      'content-type': request.headers.get('content-type')!,
      ...headers,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: raw.statusCode, body: raw.json(), raw };
}

/** Waits for the job of an import to end and answers the import. */
export async function settled(app: TestApp, importId: string, as: UserName = 'anna') {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await app.call(`/imports/${importId}`, { as });
    if (!['queued', 'running', 'undoing'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import does not end');
}

/** Uploads and runs a file for real with the mapping that Faden proposes. */
export async function importFile(app: TestApp, { options = {}, ...given }: Upload & { options?: object }) {
  const uploaded = await upload(app, given);
  if (uploaded.status !== 202) throw new Error(JSON.stringify(uploaded.body));
  const { id, recognised } = uploaded.body.import;
  const run = await app.post(
    `/imports/${id}/runs`,
    { mapping: given.mapping ?? recognised.mapping, options: { dryRun: false, ...options } },
    given.as,
  );
  if (run.status !== 202) throw new Error(JSON.stringify(run.body));
  return settled(app, id, given.as);
}
