/** The same random tests each time, so that a landing does not hang on luck; FADEN_SEED=random looks for new ones. */
export function seed(): number {
  const given = process.env.FADEN_SEED;
  return given === 'random' ? Date.now() % 2 ** 31 : Number(given ?? 20_130_923);
}
