import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('a password is known again however its letters are put together, another one is not', async () => {
  const hash = await hashPassword('drei k\u00fcrze W\u00f6rter');
  expect(await verifyPassword('drei ku\u0308rze Wo\u0308rter', hash)).toBe(true);
  expect(await verifyPassword('drei kurze Worter', hash)).toBe(false);
  expect(await verifyPassword('drei kürze Wörter', 'no hash')).toBe(false);
});

test('a flood of passwords is refused beyond what can wait; then it goes on as before', async () => {
  const flood = await Promise.allSettled(
    Array.from({ length: 120 }, () => hashPassword('drei kurze Wörter')),
  );
  const refused = flood.filter(({ status }) => status === 'rejected');
  // Two at once and a hundred waiting.
  expect(refused).toHaveLength(18);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'unavailable' } });
  expect(await verifyPassword('drei kurze Wörter', await hashPassword('drei kurze Wörter'))).toBe(true);
});
