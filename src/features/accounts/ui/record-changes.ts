/** What a field of a form holds: text, a yes or no, or somebody chosen. */
export type FieldValue = string | boolean | { id: string; name: string } | null;
/** The fields of a form by name. */
export type FieldValues<V> = { [K in keyof V]: FieldValue };

/** Equal for the purposes of saving; of somebody chosen only the id counts. */
export function isSame(one: FieldValue, other: FieldValue): boolean {
  const plain = (value: FieldValue) => (typeof value === 'object' && value ? value.id : (value ?? ''));
  return plain(one) === plain(other);
}

const keysOf = <V extends object>(values: V) => Object.keys(values) as (keyof V & string)[];

/** The fields that differ from what the form started with. */
export const changedFields = <V extends FieldValues<V>>(base: V, values: V): (keyof V & string)[] =>
  keysOf(values).filter((field) => !isSame(base[field], values[field]));

/** Fields that both sides changed since `base`, to different values. */
export const conflictingFields = <V extends FieldValues<V>>(base: V, mine: V, theirs: V) =>
  changedFields(base, mine).filter(
    (field) => !isSame(base[field], theirs[field]) && !isSame(mine[field], theirs[field]),
  );

/** The record as it is now with what was typed on top: nothing of either side is lost but where they conflict. */
export function withMine<V extends FieldValues<V>>(base: V, mine: V, theirs: V): V {
  const typed = changedFields(base, mine).map((field) => [field, mine[field]]);
  return { ...theirs, ...Object.fromEntries(typed) };
}
