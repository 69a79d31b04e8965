/** More entries than people use Faden at once, few enough to hold. */
const entriesMost = 10_000;

/**
 * Remembers what was loaded for at most `ttlMs`, and nothing of before a `forget`: a load that was under way then is
 * answered but not kept, as it may have read the state of before the change. `ttlMs` 0 remembers nothing.
 */
export function shortMemory<Value>(ttlMs: number) {
  let entries = new Map<string, { value: Value; until: number }>();
  return {
    /** The remembered value, or the loaded one; `null` is not remembered. */
    async get(key: string, load: () => Promise<Value>): Promise<Value> {
      const known = entries.get(key);
      if (known && known.until > performance.now()) return known.value;
      const asked = entries;
      const value = await load();
      if (asked === entries && value !== null) {
        if (entries.size >= entriesMost) entries.clear();
        entries.set(key, { value, until: performance.now() + ttlMs });
      }
      return value;
    },
    forget(): void {
      entries = new Map();
    },
  };
}
