/** Prints one measurement with its floor beside it. */
export function report(title: string, rows: [name: string, value: string][]): void {
  console.log(`\n${title}`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(34)} ${value}`);
}

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
