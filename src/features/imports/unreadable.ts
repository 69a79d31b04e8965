import { Refusal } from '#lib/refusal.ts';
import { m } from '#paraglide/messages.js';

export const unreadableReasons = [
  'empty',
  'binary',
  'no-header',
  'doubled-header',
  'too-many-columns',
  'too-many-rows',
  'quote-not-closed',
  'quote-in-text',
  'record-too-long',
  'wrong-encoding',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** Why a file cannot be read, and where: line and column count from 1. */
export interface FileFault {
  reason: UnreadableReason;
  line: number | null;
  column: number | null;
  /** The header in question. */
  header?: string;
}

/** Thrown while a file is read; becomes a refusal where a person waits, the import's error where a job runs. */
export class UnreadableFile extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/** What is wrong with a file, where, and what helps. */
export function faultSentence({ reason, line, column, header }: FileFault, locale: 'de' | 'en'): string {
  const at = { line: line ?? 1, column: column ?? 1, header: header ?? '' };
  switch (reason) {
    case 'empty':
      return m.imports_fault_empty({}, { locale });
    case 'binary':
      return m.imports_fault_binary({}, { locale });
    case 'no-header':
      return m.imports_fault_no_header(at, { locale });
    case 'doubled-header':
      return m.imports_fault_doubled_header(at, { locale });
    case 'too-many-columns':
      return m.imports_fault_too_many_columns(at, { locale });
    case 'too-many-rows':
      return m.imports_fault_too_many_rows(at, { locale });
    case 'quote-not-closed':
      return m.imports_fault_quote_not_closed(at, { locale });
    case 'quote-in-text':
      return m.imports_fault_quote_in_text(at, { locale });
    case 'record-too-long':
      return m.imports_fault_record_too_long(at, { locale });
    case 'wrong-encoding':
      return m.imports_fault_wrong_encoding(at, { locale });
  }
}

export function refusalOfFault(fault: FileFault, locale: 'de' | 'en'): Refusal {
  const detail = faultSentence(fault, locale);
  const { reason, line, column } = fault;
  return new Refusal('file-unreadable', {
    errors: [{ path: 'body.file', code: reason, message: detail }],
    // Says more than the sentence of the code alone.
    extensions: { detail, reason, line, column },
  });
}
