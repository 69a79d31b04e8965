/** Lists that have views; `members` is the working list of one campaign. */
export const viewPages = ['accounts', 'contacts', 'follow-ups', 'stream', 'members'] as const;
export type ViewPage = (typeof viewPages)[number];

/** Who sees a view besides its owner. */
export const audiences = ['own', 'team', 'everybody'] as const;
export type Audience = (typeof audiences)[number];

export const viewNameLimit = 60;
/** More would not fit into an address that is sent around. */
export const viewQueryLimit = 1500;
export const viewsMost = 100;
const parametersMost = 100;

/**
 * Whether a text is what stands after the question mark of an address, and nothing else: names of parameters and
 * values, all of them encoded. What a page does not know it ignores, so which parameters there are is its own affair.
 */
export function isViewQuery(query: string): boolean {
  if (query === '') return true;
  const parts = query.split('&');
  return parts.length <= parametersMost && parts.every((part) => isParameter(part));
}

const isParameter = (part: string) =>
  /^[A-Za-z]{1,40}=(?:[\w.,~!*'()+-]|%[0-9A-Fa-f]{2})*$/.test(part) && isDecodable(part);

function isDecodable(part: string): boolean {
  try {
    return !decodeURIComponent(part).includes('\u0000');
  } catch {
    return false;
  }
}

interface Owned {
  ownerId: string;
  audience: Audience;
}
interface Asking {
  userId: string;
  permissions: { administer: boolean };
}

/** A shared view is changed by who made it or by the administration; a personal one by its owner alone. */
export const mayChangeView = (actor: Asking, view: Owned): boolean =>
  view.ownerId === actor.userId || (actor.permissions.administer && view.audience !== 'own');
