import { listUsers } from '#features/people/contract.ts';
import { useReply } from '#web/queries.ts';

/** A user by id with the name, as a field for choosing one shows it. */
export function useUserNamed(id: string | undefined): { id: string; name: string } | null {
  const { data } = useReply(listUsers, { query: { limit: 200 } });
  return id === undefined ? null : { id, name: data?.items.find((user) => user.id === id)?.name ?? '' };
}
