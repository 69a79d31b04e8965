import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { leftOut } from '#cli/backup-scope.ts';

/** Rows and md5 of every table that a backup carries, by name. */
export async function contentsOf(owner: pg.Pool): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('public', 'auth') and schemaname || '.' || tablename <> all ($1) order by 1`,
    [['public.migration', ...leftOut]],
  );
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ content: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as content from ${name} t`,
    );
    contents[name] = rows[0]!.content;
  }
  return contents;
}

/** A backup with another text in it; `resealed` gives it the checksum that fits. */
export async function edited(
  file: string,
  edit: (text: string) => string,
  { resealed }: { resealed: boolean },
): Promise<string> {
  const lines = edit(gunzipSync(await readFile(file)).toString('utf8')).split('\n');
  const [content, end] = [`${lines.slice(0, -2).join('\n')}\n`, JSON.parse(lines.at(-2)!)];
  const sha256 = resealed ? createHash('sha256').update(content).digest('hex') : end.sha256;
  const other = `${file}.edited`;
  await writeFile(other, gzipSync(`${content}${JSON.stringify({ ...end, sha256 })}\n`));
  return other;
}
