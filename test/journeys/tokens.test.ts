import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColoursWindow } from './colours.ts';
import { openStage, type Stage } from './stage.ts';
import { settled } from './walk.ts';

/** U19: every colour that carries meaning stands out from every ground it may stand on (ux.md 3.1). */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const grounds = ['bg-canvas', 'bg-surface', 'bg-sunken', 'bg-hover', 'bg-selected'];
const texts = ['text-1', 'text-2', 'text-3', 'accent', 'accent-hover', 'danger', 'warn', 'ok', 'cold'];
const hues = ['petrol', 'orange', 'violet', 'olive', 'magenta', 'blue', 'gold', 'grey'].map(
  (name) => `hue-${name}`,
);
const pairs: [front: string, back: string, least: number][] = [
  ...grounds.flatMap((back) => [
    ...texts.map((front): [string, string, number] => [front, back, 4.5]),
    ...['border-control', 'focus', ...hues].map((front): [string, string, number] => [front, back, 3]),
  ]),
  ['on-accent', 'accent', 4.5],
  ...['danger', 'warn', 'ok', 'cold'].map((name): [string, string, number] => [name, `${name}-tint`, 4.5]),
];

test.each(['light', 'dark'])('%s', async (theme) => {
  const { page, context } = await stage.open('anna');
  await page.goto(`${stage.address}/today`);
  await settled(page);
  const tooWeak = await page.evaluate(
    ([wanted, wantedTheme]) => {
      document.documentElement.dataset.theme = wantedTheme;
      const { colours } = window as unknown as ColoursWindow;
      const probe = document.body.appendChild(document.createElement('i'));
      const shown = (token: string) => {
        probe.style.color = `var(--${token}, transparent)`;
        return getComputedStyle(probe).color;
      };
      return wanted
        .map(([front, back, least]) => ({
          front,
          back,
          least,
          is: colours.contrast(shown(front), shown(back)),
        }))
        .filter(({ least, is }) => is < least);
    },
    [pairs, theme] as const,
  );
  await context.close();
  expect(tooWeak).toEqual([]);
});
