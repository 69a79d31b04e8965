import { m } from '#paraglide/messages.js';
import type { AccountKind } from '../rules.ts';

/** „Firma“, „Privatperson“ */
export const kindName = (kind: AccountKind): string =>
  kind === 'company' ? m.accounts_company() : m.accounts_person();
