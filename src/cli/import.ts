import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { createImport, startRun } from '#features/imports/commands.ts';
import { importOptions, mapping as mappingShape } from '#features/imports/contract.ts';
import { jobs } from '#features/imports/jobs.ts';
import { importKinds } from '#features/imports/rules.ts';
import { type ShownImport, shownImport } from '#features/imports/shown.ts';
import { importById } from '#features/imports/store.ts';
import { faultSentence, UnreadableFile } from '#features/imports/unreadable.ts';
import { readHead, storeFile } from '#features/imports/upload.ts';
import { actorOf } from '#features/people/actor-store.ts';
import { m } from '#paraglide/messages.js';
import { transactor } from '#platform/database/transaction.ts';
import { parsePart } from '#platform/http/field-errors.ts';
import { startJobWorker } from '#platform/jobs/worker.ts';
import { type InTransaction, transactionsOf } from './acting-user.ts';
import type { Command, CommandRun } from './command.ts';
import { readJson } from './json-file.ts';

const lookEveryMs = 200;

/** `faden import <kind> <file>`: the web app's import without the web app; waits for its end and prints the counts. */
export const importCommand: Command = {
  words: 'import',
  usage:
    'companies|persons|contacts <file> [--mapping file.json] [--options file.json] [--dry-run] [--as email] [--workspace …]',
  about: (locale) => m.imports_cli_about({}, { locale }),
  options: {
    mapping: { type: 'string' },
    options: { type: 'string' },
    'dry-run': { type: 'boolean' },
    as: { type: 'string' },
    workspace: { type: 'string' },
  },
  async run(run) {
    const { operands, options: typed, locale, say } = run;
    const kind = z.safeParse(z.enum(importKinds), operands[0]).data;
    const file = operands[1];
    if (!kind || !file) throw new Error(m.imports_cli_usage({ kinds: importKinds.join(', ') }, { locale }));
    const fromFile = async (named: unknown) =>
      typeof named === 'string' ? readJson(named, locale) : undefined;
    const options = parsePart(importOptions, 'options', {
      ...((await fromFile(typed.options)) as object | undefined),
      dryRun: typed['dry-run'] === true,
    });
    const given = await fromFile(typed.mapping);
    const inTransaction = await transactionsOf(run);
    if ((await stat(file)).isDirectory()) throw new Error(m.cli_file_is_folder({ file }, { locale }));
    const stored = await storeFile({ inTransaction }, basename(file), createReadStream(file));
    const reading = await readHead(kind, stored.head, {
      isWhole: stored.bytes === stored.head.length,
      isValidUtf8: stored.isValidUtf8,
      wanted: options,
    }).catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new Error(faultSentence(error.fault, locale)) : error;
    });
    const started = await inTransaction(async (context) => {
      const record = await createImport(context, { fileId: stored.id, kind, reading, options });
      const mapping =
        given === undefined ? record.recognised.mapping : parsePart(mappingShape, 'mapping', given);
      return startRun(context, record.id, { mapping, options });
    });
    const ended = await carriedOut(run, inTransaction, started.id);
    const { created, updated, unchanged, skipped, failed } = ended.counts;
    say(
      m.imports_cli_counts(
        { rows: ended.rows ?? 0, created, updated, unchanged, skipped, failed },
        { locale },
      ),
    );
    if (ended.gaps > 0) say(m.imports_cli_gaps({ gaps: ended.gaps }, { locale }));
    if (ended.state !== 'succeeded')
      throw new Error(ended.error?.message ?? m.imports_cli_failed({}, { locale }));
  },
};

/** Works on the job itself unless a running server is quicker; answers the import at its end. */
async function carriedOut(run: CommandRun, inTransaction: InTransaction, id: string): Promise<ShownImport> {
  const { pool } = run.installation;
  const worker = startJobWorker(jobs, {
    pool,
    transact: transactor(pool),
    actorOf,
    clock: () => new Date(),
    onBug: (error) => run.say(String(error)),
  });
  try {
    for (;;) {
      const shown = await inTransaction(async (context) => {
        const record = await importById(context, id);
        return record && record.state !== 'queued' && record.state !== 'running'
          ? shownImport(context, record)
          : undefined;
      });
      if (shown) return shown;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  } finally {
    await worker.stop();
  }
}
