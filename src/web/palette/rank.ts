/** How well a name answers what was typed: 3 from its beginning, 2 from a word's, 1 scattered, 0 not at all. */
export function rank(name: string, typed: string): number {
  const wanted = fold(typed);
  if (wanted === '') return 1;
  const best = Math.max(...foldings(name).map((folded) => rankFolded(folded, wanted)));
  return best;
}

function rankFolded(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 3;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return 0;
  }
  // Letters scattered over a long name match nearly anything; three in a row must be near one another.
  return name.length < 40 && wanted.length > 1 ? 1 : 0;
}

/** Whether that is the name itself, in whatever spelling of its umlauts. */
export const isExactly = (name: string, typed: string): boolean =>
  typed.trim() !== '' && foldings(name).includes(fold(typed));

/** ä is found as ä, ae and a; ß as ss. */
const foldings = (name: string) => [fold(name), fold(name.replace(/[äöü]/gi, (letter) => `${letter}e`))];

const fold = (text: string) =>
  text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').trim();
