import type { ReplyOf } from '#lib/contract.ts';
import type { getFollowUp } from '../contract.ts';

/** A follow-up as the interface answers it. */
export type FollowUp = ReplyOf<typeof getFollowUp>;

/** The number to call: the contact's own before the company's. */
export const phoneOf = ({ contact, account }: Pick<FollowUp, 'contact' | 'account'>) =>
  contact?.phone ?? contact?.mobile ?? account.phone;
