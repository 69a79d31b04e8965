import { accountKinds, accountSorts } from '#features/accounts/rules.ts';
import { asFlag, asNumber, asOneOf, asText, asTexts } from '#web/url-state.ts';

/** What the list of records keeps in the address. */
export const accountFields = {
  q: asText,
  kind: asOneOf(accountKinds),
  city: asTexts,
  postalCode: asTexts,
  teamId: asTexts,
  ownerId: asTexts,
  categoryId: asTexts,
  campaignId: asText,
  statusId: asTexts,
  withoutFollowUp: asFlag,
  inactiveDays: asNumber,
  deleted: asFlag,
  sort: asOneOf(accountSorts),
  /** Opens the form for a new record. */
  new: asFlag,
};

type Fields = typeof accountFields;
export type AccountsState = { [K in keyof Fields]?: NonNullable<ReturnType<Fields[K]>> };
export type AccountFilter = Omit<AccountsState, 'sort' | 'new'>;

const nothing: { [K in keyof Required<AccountFilter>]: undefined } = {
  q: undefined,
  kind: undefined,
  city: undefined,
  postalCode: undefined,
  teamId: undefined,
  ownerId: undefined,
  categoryId: undefined,
  campaignId: undefined,
  statusId: undefined,
  withoutFollowUp: undefined,
  inactiveDays: undefined,
  deleted: undefined,
};
/** Takes every filter away and leaves the order. */
export const noFilter: AccountFilter = nothing;

export const isFiltered = (filter: AccountFilter): boolean =>
  (Object.keys(nothing) as (keyof AccountFilter)[]).some((name) => Boolean(filter[name]));

/** The filter without what is not one, as the list of records takes it. */
export function accountQuery({ new: _form, ...state }: AccountsState) {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined && value !== false),
  ) as Omit<AccountsState, 'new'>;
}

/** „Köln, Bonn“ as two values. */
export const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
