import { readFileSync } from 'node:fs';

export interface Job {
  kind: 'companies' | 'contacts';
  file: string;
  options?: object;
}

export interface Figures {
  importId: string;
  counts: Record<string, number>;
  seconds: number;
  uploadSeconds: number;
}

/** Uploads a file, runs it for real with the mapping proposed, and answers how long the job took. */
export function importerAt(base: string, key: string) {
  // biome-ignore lint/suspicious/noExplicitAny: what a client of the interface sees is JSON.
  const answer = async (path: string, init: RequestInit = {}): Promise<any> => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const response = await fetch(base + path, { ...init, headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  return async ({ kind, file, options = {} }: Job): Promise<Figures> => {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', new Blob([file]), `${kind}.csv`);
    const uploadedAt = performance.now();
    const { import: uploaded } = await answer('/imports', { method: 'POST', body: form });
    const uploadSeconds = (performance.now() - uploadedAt) / 1000;
    await answer(`/imports/${uploaded.id}/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mapping: uploaded.recognised.mapping, options: { dryRun: false, ...options } }),
    });
    for (;;) {
      const { state, counts, jobId, error } = await answer(`/imports/${uploaded.id}`);
      if (state === 'succeeded') {
        const job = await answer(`/jobs/${jobId}`);
        const seconds = (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1000;
        return { importId: uploaded.id, counts, seconds, uploadSeconds };
      }
      if (state === 'failed') throw new Error(`the import failed: ${JSON.stringify(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
}

/** Highest resident memory of a process so far, as Linux counts it. */
export function residentMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
