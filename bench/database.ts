import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '#platform/database/connection.ts';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';
import { migrate } from '#platform/database/migrate.ts';

export const benchSecret = 'bench';

/** A fresh embedded PostgreSQL with the product's own settings: fsync on, durable commits. */
export async function benchDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'faden-bench-'));
  await chmod(folder, 0o711);
  const started = await startEmbeddedPostgres(folder);
  await migrate(started.owner, benchSecret);
  const owner = openPool(started.owner, { max: 8 });
  return {
    address: started.owner,
    owner,
    stop: async () => {
      await owner.end();
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
