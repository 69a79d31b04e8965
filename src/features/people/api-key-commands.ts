import type { BodyOf, ReplyOf } from '#lib/contract.ts';
import { newId } from '#lib/id.ts';
import { Refusal } from '#lib/refusal.ts';
import { announceSettings, demandAdministration } from './administration.ts';
import { apiKeyById, insertApiKey, markRevoked } from './api-key-store.ts';
import type { Context } from './context.ts';
import type { createApiKey } from './contract.ts';
import { hashOfToken, newToken } from './secret-token.ts';
import { userById } from './user-store.ts';

/** Leaks are found by their beginning. */
const keyPrefix = 'faden_';

/** For oneself, or by the administration for anybody active. The answer is the only place the key ever stands in. */
export async function addApiKey(
  context: Context,
  { name, userId = context.actor.userId }: BodyOf<typeof createApiKey>,
): Promise<ReplyOf<typeof createApiKey>> {
  if (userId !== context.actor.userId) demandAdministration(context);
  const user = await userById(context, userId);
  if (!user.active) throw new Refusal('not-found');
  const key = keyPrefix + newToken();
  const id = newId();
  await insertApiKey(context, { id, userId, name: name.trim(), keyHash: hashOfToken(key) });
  announceSettings(context, id);
  return { key, apiKey: (await apiKeyById(context, id))! };
}

export async function revokeApiKeyOf(context: Context, id: string): Promise<void> {
  if (!(await apiKeyById(context, id))) throw new Refusal('not-found');
  await markRevoked(context, id);
  announceSettings(context, id);
}
