import { m } from '#paraglide/messages.js';
import type { contactDuplicateReasons } from '../contact-contract.ts';
import type { duplicateReasons } from '../contract.ts';

/** „gleiche Rufnummer“ */
export const reasonName = (
  reason: (typeof duplicateReasons | typeof contactDuplicateReasons)[number],
): string =>
  ({
    name: m.accounts_reason_name,
    postalCode: m.accounts_reason_postal_code,
    email: m.accounts_reason_email,
    phone: m.accounts_reason_phone,
    account: m.accounts_reason_account,
    customerNumber: m.accounts_reason_customer_number,
  })[reason]();
