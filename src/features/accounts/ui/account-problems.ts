import type { AccountValues } from './account-values.ts';
import type { ContactValues } from './contact-values.ts';

/** What is wrong with a field before it is sent; the words stand in `problem-words.ts`. */
export type FieldProblem = 'name' | 'lastName' | 'email' | 'phone' | 'birthDate';
export type FieldProblems<K extends string> = Partial<Record<K, FieldProblem>>;

/** Looks at a record before saving; the server looks again. `today` is a calendar day. */
export function accountProblems(values: AccountValues, today: string): FieldProblems<keyof AccountValues> {
  return {
    ...(values.kind === 'company' && isBlank(values.name) && { name: 'name' }),
    ...(values.kind === 'person' && isBlank(values.lastName) && { lastName: 'lastName' }),
    ...reachProblems(values),
    ...(values.kind === 'person' && values.birthDate > today && { birthDate: 'birthDate' }),
  } as FieldProblems<keyof AccountValues>;
}

export function contactProblems(values: ContactValues, today: string): FieldProblems<keyof ContactValues> {
  return {
    ...(isBlank(values.lastName) && { lastName: 'lastName' }),
    ...reachProblems(values),
    ...(values.mobile && !isPhone(values.mobile) && { mobile: 'phone' }),
    ...(values.birthDate > today && { birthDate: 'birthDate' }),
  } as FieldProblems<keyof ContactValues>;
}

const reachProblems = ({ email, phone }: { email: string; phone: string }) => ({
  ...(!isBlank(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: 'email' }),
  ...(!isBlank(phone) && !isPhone(phone) && { phone: 'phone' }),
});

const isBlank = (text: string) => text.trim() === '';
const isPhone = (text: string) => text.replace(/\D/g, '').length >= 3;
