import type { WorklistItem } from '../../worklist.ts';

/** What a worklist is made of, before anything became of it. */
export type Candidate = Omit<WorklistItem, 'result'>;

interface Named {
  id: string;
  name: string;
}

export const candidateOf = ({ id, name }: Named): Candidate => ({ accountId: id, name, followUpId: null });

/** One to finish, where the actor may. */
export const candidateOfFollowUp = (followUp: { id: string; account: Named }): Candidate => ({
  ...candidateOf(followUp.account),
  followUpId: followUp.id,
});
