import { m } from '#paraglide/messages.js';
import type { duplicateReasons } from '../contract.ts';

/** „gleiche Rufnummer“ */
export const reasonName = (reason: (typeof duplicateReasons)[number]): string =>
  ({
    name: m.accounts_reason_name,
    postalCode: m.accounts_reason_postal_code,
    email: m.accounts_reason_email,
    phone: m.accounts_reason_phone,
    customerNumber: m.accounts_reason_customer_number,
  })[reason]();
