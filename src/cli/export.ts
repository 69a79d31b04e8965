import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { requireExport } from '#features/exports/commands.ts';
import { type ExportPlan, exportPage, headLine } from '#features/exports/pages.ts';
import {
  type ExportEntity,
  type ExportField,
  type ExportSeparator,
  exportFields,
  exportSeparators,
  hasField,
  usualFields,
} from '#features/exports/rules.ts';
import { endExport, insertExport, recordRows } from '#features/exports/store.ts';
import { newId } from '#lib/id.ts';
import { m } from '#paraglide/messages.js';
import { type InTransaction, transactionsOf } from './acting-user.ts';
import type { Command, CommandRun } from './command.ts';

const entities: Record<string, ExportEntity> = {
  accounts: 'account',
  contacts: 'contact',
  activities: 'activity',
  'follow-ups': 'follow-up',
};

/** `faden export <kind>`: the web app's export without the web app, with the rights of a user and on record. */
export const exportCommand: Command = {
  words: 'export',
  usage:
    'accounts|contacts|activities|follow-ups [--file …] [--fields a,b] [--separator ;] [--format csv] [--as email] [--workspace …]',
  about: (locale) => m.exports_cli_about({}, { locale }),
  options: {
    file: { type: 'string' },
    fields: { type: 'string' },
    separator: { type: 'string' },
    format: { type: 'string' },
    as: { type: 'string' },
    workspace: { type: 'string' },
  },
  async run(run) {
    const { options, locale } = run;
    const plan = planOf(run);
    const file = typeof options.file === 'string' ? resolve(options.file) : undefined;
    if (file && (await stat(file).catch(() => undefined)))
      throw new Error(m.exports_cli_exists({ file }, { locale }));
    const inTransaction = await transactionsOf(run);
    const id = newId();
    await inTransaction(async (context) => {
      requireExport(context.actor);
      await insertExport(context, { id, jobId: null, plan });
    });
    const counted = { rows: 0 };
    let state: 'succeeded' | 'failed' = 'failed';
    try {
      const lines = Readable.from(linesOf(plan, inTransaction, counted));
      if (file) await pipeline(lines, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
      else await pipeline(lines, process.stdout, { end: false });
      state = 'succeeded';
    } finally {
      // What went out is on record even where the end of it did not.
      await inTransaction(async ({ db, now }) => {
        await recordRows(db, id, counted.rows);
        await endExport(db, id, { state, now, keptUntil: null });
      });
    }
    process.stderr.write(`${m.exports_cli_done({ rows: counted.rows }, { locale })}\n`);
  },
};

async function* linesOf(
  plan: ExportPlan,
  inTransaction: InTransaction,
  counted: { rows: number },
): AsyncGenerator<string> {
  yield await inTransaction(async ({ language }) => headLine(plan, language));
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof exportPage>> = await inTransaction((context) =>
      exportPage(context, plan, cursor),
    );
    yield page.text;
    counted.rows += page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function planOf({ operands, options, locale }: CommandRun): ExportPlan {
  const entity = entities[operands[0] ?? ''];
  if (!entity) throw new Error(m.exports_cli_usage({ kinds: Object.keys(entities).join(', ') }, { locale }));
  if (options.format !== undefined && options.format !== 'csv')
    throw new Error(m.exports_cli_format({}, { locale }));
  const separator = typeof options.separator === 'string' ? options.separator.replace('\\t', '\t') : ';';
  if (!exportSeparators.some((known) => known === separator))
    throw new Error(m.exports_cli_separator({ separators: ', ; | \\t' }, { locale }));
  return {
    entity,
    fields: fieldsOf(entity, options.fields, locale),
    filter: {},
    separator: separator as ExportSeparator,
    bom: false,
  };
}

function fieldsOf(entity: ExportEntity, typed: unknown, locale: 'de' | 'en'): ExportField[] {
  if (typeof typed !== 'string') return [...usualFields(entity)] as ExportField[];
  const fields = [...new Set(typed.split(',').map((field) => field.trim()))];
  const unknown = fields.filter((field) => !hasField(entity, field));
  if (unknown.length === 0) return fields as ExportField[];
  const known = exportFields[entity].join(', ');
  throw new Error(m.exports_cli_unknown_fields({ unknown: unknown.join(', '), known }, { locale }));
}
