import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';
import { migrate } from '#platform/database/migrate.ts';
import { printSchema, printTableTypes } from '#platform/database/print-schema.ts';

/** Prints `schema.sql` and the table types anew, from a fresh database. */
const folder = await mkdtemp(join(tmpdir(), 'faden-schema-'));
// The database's own user must be able to enter it.
await chmod(folder, 0o711);
const database = await startEmbeddedPostgres(folder);
try {
  await migrate(database.owner, 'schema');
  const client = new pg.Client(database.owner);
  await client.connect();
  const root = join(import.meta.dirname, '../..');
  await writeFile(join(root, 'schema.sql'), await printSchema(client));
  await writeFile(join(root, 'src/platform/database/tables.ts'), await printTableTypes(client));
  await client.end();
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
