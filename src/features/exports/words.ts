import type { accountKinds } from '#features/accounts/rules.ts';
import type { Direction } from '#features/activities/rules.ts';
import type { Priority } from '#features/follow-ups/rules.ts';
import type { Language } from '#features/people/rules.ts';
import type { Medium } from '#lib/medium.ts';
import { m } from '#paraglide/messages.js';
import type { ExportField } from './rules.ts';

type Words<Key extends string> = Record<Key, (inputs?: object, options?: { locale?: Language }) => string>;

const word =
  <Key extends string>(words: Words<Key>) =>
  (key: Key, locale?: Language): string =>
    words[key]({}, locale ? { locale } : {});

export const yesOrNo = (value: boolean, locale: Language): string =>
  value ? m.exports_yes({}, { locale }) : m.exports_no({}, { locale });

export const kindWord = word<(typeof accountKinds)[number]>({
  company: m.exports_kind_company,
  person: m.exports_kind_person,
});

export const stateWord = word<'open' | 'done' | 'withdrawn'>({
  open: m.exports_state_open,
  done: m.exports_state_done,
  withdrawn: m.exports_state_withdrawn,
});

export const priorityWord = word<Priority>({
  normal: m.follow_ups_priority_normal,
  high: m.follow_ups_priority_high,
  urgent: m.follow_ups_priority_urgent,
});

export const directionWord = word<Direction>({
  inbound: m.activities_direction_inbound,
  outbound: m.activities_direction_outbound,
  internal: m.activities_direction_internal,
});

export const mediumWord = word<Medium>({
  phone: m.activities_medium_phone,
  email: m.activities_medium_email,
  letter: m.activities_medium_letter,
  visit: m.activities_medium_visit,
  meeting: m.activities_medium_meeting,
  'trade-fair': m.activities_medium_trade_fair,
  'web-form': m.activities_medium_web_form,
  social: m.activities_medium_social,
  note: m.activities_medium_note,
  other: m.activities_medium_other,
});

/** Heads the column, and names the field where it is chosen. */
export const fieldWord = word<ExportField>({
  customerNumber: m.exports_field_customer_number,
  kind: m.exports_field_kind,
  name: m.exports_field_name,
  salutation: m.exports_field_salutation,
  title: m.exports_field_title,
  firstName: m.exports_field_first_name,
  lastName: m.exports_field_last_name,
  street: m.exports_field_street,
  postalCode: m.exports_field_postal_code,
  city: m.exports_field_city,
  country: m.exports_field_country,
  region: m.exports_field_region,
  phone: m.exports_field_phone,
  email: m.exports_field_email,
  website: m.exports_field_website,
  birthDate: m.exports_field_birth_date,
  team: m.exports_field_team,
  owner: m.exports_field_owner,
  categories: m.exports_field_categories,
  statuses: m.exports_field_statuses,
  blocked: m.exports_field_blocked,
  lastActivityAt: m.exports_field_last_activity_at,
  nextFollowUpOn: m.exports_field_next_follow_up_on,
  createdAt: m.exports_field_created_at,
  id: m.exports_field_id,
  company: m.exports_field_company,
  suffix: m.exports_field_suffix,
  function: m.exports_field_function,
  mobile: m.exports_field_mobile,
  preferredMedium: m.exports_field_preferred_medium,
  isPrimary: m.exports_field_is_primary,
  noBulkMail: m.exports_field_no_bulk_mail,
  accountId: m.exports_field_account_id,
  occurredAt: m.exports_field_occurred_at,
  record: m.exports_field_record,
  contact: m.exports_field_contact,
  user: m.exports_field_user,
  medium: m.exports_field_medium,
  direction: m.exports_field_direction,
  outcome: m.exports_field_outcome,
  reason: m.exports_field_reason,
  content: m.exports_field_content,
  text: m.exports_field_text,
  campaign: m.exports_field_campaign,
  statusChanges: m.exports_field_status_changes,
  durationMinutes: m.exports_field_duration_minutes,
  withdrawn: m.exports_field_withdrawn,
  recordedAt: m.exports_field_recorded_at,
  dueOn: m.exports_field_due_on,
  dueTime: m.exports_field_due_time,
  priority: m.exports_field_priority,
  assignee: m.exports_field_assignee,
  status: m.exports_field_status,
  attempts: m.exports_field_attempts,
  state: m.exports_field_state,
  createdBy: m.exports_field_created_by,
  doneAt: m.exports_field_done_at,
  doneBy: m.exports_field_done_by,
});
