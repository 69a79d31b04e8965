/** Shorter words have too many neighbours that are no misspellings. */
const lettersLeast = 4;
const lettersMost = 30;
/** A record with more words than this is found by its first ones. */
const wordsMost = 24;

/**
 * What words share with their misspellings: a number for each word and for each word with one letter left out. Two
 * words that differ by one letter added, missing, wrong or swapped have a number in common.
 *
 * `words` are folded. Answers 32-bit integers; a coincidence of numbers costs a wrong candidate, nothing more.
 */
export function typoKeys(words: Iterable<string>): number[] {
  const keys = new Set<number>();
  const considered = [...new Set(words)].filter(isConsidered).slice(0, wordsMost);
  for (const word of considered) {
    keys.add(hash(word));
    for (let left = 0; left < word.length; left++) keys.add(hash(word.slice(0, left) + word.slice(left + 1)));
  }
  return [...keys];
}

/** Numbers are not misspelt but other numbers. */
const isConsidered = (word: string) =>
  word.length >= lettersLeast && word.length <= lettersMost && !/\p{N}/u.test(word);

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}
