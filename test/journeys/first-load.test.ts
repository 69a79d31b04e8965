import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueToday, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const built = join(import.meta.dirname, '../../dist/web');
const kilobytes = (paths: string[]) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(built, path)), { level: 9 }).length, 0) / 1000;

/** U09: what the browser loads before Tagesgeschäft is usable; what it fetches when idle afterwards comes on top. */
test('U09: the first load of Tagesgeschäft stays within its weight', async () => {
  await dueToday(stage, 'Autohaus Lindner', '09:00');
  const { page } = await stage.open('anna', { realTime: true });
  await page.goto(`${stage.address}/today`);
  await page.getByRole('heading', { name: 'Autohaus Lindner' }).waitFor();
  await page
    .getByRole('option', { name: /Autohaus Lindner/ })
    .first()
    .waitFor();
  await page.waitForFunction(() => performance.getEntriesByName('heute:bereit').length > 0);
  const paths = (await page.evaluate(loadedUntilUsable)).map((url) => new URL(url));
  const ofType = (ending: string) =>
    paths.map(({ pathname }) => pathname).filter((path) => path.endsWith(ending));
  const weights = {
    js: kilobytes(ofType('.js')),
    css: kilobytes(ofType('.css')),
    fonts: kilobytes(ofType('.woff2')),
  };
  expect(paths.filter(({ origin }) => origin !== stage.address)).toEqual([]);
  expect(weights.js, JSON.stringify(weights)).toBeLessThanOrEqual(180);
  expect(weights.css).toBeLessThanOrEqual(25);
  expect(weights.fonts).toBeLessThanOrEqual(30);
});

/** What the page asked for before it said that it can be worked with; runs in the browser. */
function loadedUntilUsable(): string[] {
  const usableAt = performance.getEntriesByName('heute:bereit')[0]!.startTime;
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < usableAt)
    .map(({ name }) => name);
}
