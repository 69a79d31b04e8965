import { sql } from 'kysely';
import type { Context } from '#features/people/context.ts';

/** Small enough that a slow database keeps nobody waiting for long, large enough that they are few. */
export const pieceBytes = 1_000_000;

type Stored = Pick<Context, 'actor' | 'db' | 'now'>;

export async function insertFile(
  { actor, db, now }: Stored,
  file: { id: string; name: string },
): Promise<void> {
  await sql`insert into import_file (workspace_id, id, name, bytes, uploaded_at)
    values (${actor.workspaceId}, ${file.id}, ${file.name}, 0, ${now})`.execute(db);
}

export async function insertPiece(
  { actor, db }: Stored,
  piece: { fileId: string; position: number; data: Uint8Array },
): Promise<void> {
  await sql`
    with counted as (
      update import_file set bytes = bytes + ${piece.data.length} where id = ${piece.fileId})
    insert into import_file_piece (workspace_id, file_id, position, data)
    values (${actor.workspaceId}, ${piece.fileId}, ${piece.position}, ${piece.data})`.execute(db);
}

/** A piece of a file; undefined after the last. */
export async function readPiece(
  { db }: Pick<Context, 'db'>,
  fileId: string,
  position: number,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ data: Buffer }>`
    select data from import_file_piece where file_id = ${fileId} and position = ${position}`.execute(db);
  return rows[0]?.data;
}

/** With its pieces. */
export async function deleteFile({ db }: Pick<Context, 'db'>, fileId: string): Promise<void> {
  await sql`delete from import_file where id = ${fileId}`.execute(db);
}

/** Uploads that broke off before they became an import. */
export async function deleteAbandonedFiles({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await sql`
    delete from import_file f where f.uploaded_at < ${now}::timestamptz - interval '1 day'
       and not exists (select from import i where i.workspace_id = f.workspace_id and i.file_id = f.id)`.execute(
    db,
  );
}
