import { cooling } from './cooling.ts';
import { geothermal } from './geothermal.ts';
import { pellets } from './pellets.ts';
import type { Line, LinePhrases } from './phrases.ts';
import { solar } from './solar.ts';

export const phrasesOf: Record<Line, LinePhrases> = { solar, geothermal, pellets, cooling };
