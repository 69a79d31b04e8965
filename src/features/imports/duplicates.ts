import type { KnownAccount, LookupKeys } from '#features/accounts/bulk-store.ts';
import type { AccountValues } from './row.ts';
import type { duplicateKeys, ImportKind } from './rules.ts';

export type DuplicateKey = (typeof duplicateKeys)[number];

export const defaultKeysOf: Record<ImportKind, DuplicateKey[]> = {
  companies: ['customerNumber', 'email', 'name+postalCode'],
  persons: ['customerNumber', 'email', 'name+postalCode'],
  // Of the company; its contacts are compared by e-mail and name.
  contacts: ['customerNumber', 'name+postalCode'],
};

type Keyed = Pick<
  AccountValues,
  'kind' | 'customerNumber' | 'emailKey' | 'phoneKey' | 'nameKey' | 'postalCode'
>;

/**
 * The keys by which an account is a duplicate, as texts that are equal exactly if the key is, strongest first. A name
 * without a postal code says too little where the row has a better key.
 */
export function identitiesOf(account: Keyed, keys: DuplicateKey[]): string[] {
  const { kind, customerNumber, emailKey, phoneKey, nameKey, postalCode } = account;
  const named = nameKey === '' ? null : nameKey;
  const better = keys.some(
    (key) =>
      (key === 'email' && emailKey) ||
      (key === 'phone' && phoneKey) ||
      (key === 'customerNumber' && customerNumber),
  );
  const identity: Record<DuplicateKey, string | null> = {
    customerNumber: customerNumber && `number ${customerNumber}`,
    email: emailKey && `email ${kind} ${emailKey}`,
    phone: phoneKey && `phone ${kind} ${phoneKey}`,
    'name+postalCode': named && (postalCode || !better) ? `name ${kind} ${named} ${postalCode ?? ''}` : null,
    name: named && `name ${kind} ${named}`,
  };
  return keys.flatMap((key) => identity[key] ?? []);
}

/** What to look up for a batch. */
export function lookupKeysOf(accounts: Keyed[], keys: DuplicateKey[]): LookupKeys {
  const collect = (key: DuplicateKey[], of: (account: Keyed) => string | null) =>
    keys.some((one) => key.includes(one))
      ? [...new Set(accounts.flatMap((account) => of(account) || []))]
      : [];
  return {
    // Always: a number is unique whatever counts as a duplicate.
    numbers: [...new Set(accounts.flatMap(({ customerNumber }) => customerNumber ?? []))],
    emails: collect(['email'], ({ emailKey }) => emailKey),
    phones: collect(['phone'], ({ phoneKey }) => phoneKey),
    names: collect(['name', 'name+postalCode'], ({ nameKey }) => nameKey),
  };
}

/** Known accounts by each of their identities; the oldest counts where several share one. */
export function byIdentity(known: KnownAccount[], keys: DuplicateKey[]): Map<string, KnownAccount> {
  const found = new Map<string, KnownAccount>();
  for (const account of known) {
    if (account.deleted) continue;
    for (const identity of allIdentitiesOf(account, keys))
      if (!found.has(identity)) found.set(identity, account);
  }
  return found;
}

/** As `identitiesOf`, and by its name without postal code whatever else is known of it. */
function allIdentitiesOf(account: Keyed, keys: DuplicateKey[]): string[] {
  const bare = keys.includes('name+postalCode') && account.nameKey !== '' && !account.postalCode;
  return [...identitiesOf(account, keys), ...(bare ? [`name ${account.kind} ${account.nameKey} `] : [])];
}
