import { m } from '#paraglide/messages.js';
import type { FieldProblem } from './account-problems.ts';
import type { AccountField } from './account-values.ts';
import type { ContactField } from './contact-values.ts';
import type { FieldValue } from './record-changes.ts';

/** „Telefon“ */
export const fieldLabel = (field: AccountField | ContactField): string => labels[field]();

/** A value as text, „leer“ where there is none. */
export function writeValue(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? m.accounts_yes() : m.accounts_no();
  return (typeof value === 'object' && value ? value.name : value) || m.accounts_empty_value();
}

export const writeProblem = (problem: FieldProblem): string => problems[problem]();

const labels: Record<AccountField | ContactField, () => string> = {
  kind: () => m.accounts_form_kind(),
  name: () => m.accounts_name(),
  salutation: () => m.accounts_form_salutation(),
  title: () => m.accounts_form_title(),
  suffix: () => m.accounts_form_suffix(),
  firstName: () => m.accounts_form_first_name(),
  lastName: () => m.accounts_form_last_name(),
  customerNumber: () => m.accounts_form_customer_number(),
  phone: () => m.accounts_form_phone(),
  mobile: () => m.accounts_form_mobile(),
  email: () => m.accounts_form_email(),
  website: () => m.accounts_form_website(),
  street: () => m.accounts_form_street(),
  postalCode: () => m.accounts_form_postal_code(),
  city: () => m.accounts_form_city(),
  country: () => m.accounts_form_country(),
  region: () => m.accounts_form_region(),
  birthDate: () => m.accounts_form_birth_date(),
  teamId: () => m.accounts_team(),
  owner: () => m.accounts_owner(),
  function: () => m.accounts_form_function(),
  preferredMedium: () => m.accounts_form_preferred_medium(),
  isPrimary: () => m.accounts_form_is_primary(),
  noBulkMail: () => m.accounts_form_no_bulk_mail(),
};

const problems: Record<FieldProblem, () => string> = {
  name: () => m.accounts_error_name(),
  lastName: () => m.accounts_error_last_name(),
  email: () => m.accounts_error_email(),
  phone: () => m.accounts_error_phone(),
  birthDate: () => m.accounts_error_birth_date(),
};
