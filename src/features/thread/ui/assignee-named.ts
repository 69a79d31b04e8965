interface Named {
  id: string;
  name: string;
}

/** The one colleague a typed name means: `meier` finds „Sabine Meier“; null where nobody or several are meant. */
export function assigneeNamed<U extends Named>(typed: string, users: readonly U[]): U | null {
  const wanted = folded(typed);
  if (wanted === '') return null;
  const exact = users.filter(({ name }) => folded(name) === wanted);
  const found = exact.length > 0 ? exact : users.filter(({ name }) => wordsBegin(folded(name), wanted));
  return found.length === 1 ? found[0]! : null;
}

const wordsBegin = (name: string, wanted: string) =>
  name.startsWith(wanted) || name.split(/[\s-]+/).some((word) => word.startsWith(wanted));

const folded = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/ä|ö|ü/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim();
