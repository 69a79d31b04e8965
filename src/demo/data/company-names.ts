import type { Line } from '../phrases/phrases.ts';

/** `{last}` is a family name, `{city}` the place. */
interface Branch {
  names: readonly string[];
  /** What such a company most likely buys. */
  lines: readonly Line[];
}

/** Who buys energy systems. */
export const branches: readonly Branch[] = [
  { names: ['Autohaus {last} GmbH', 'Autohaus {last} e. K.'], lines: ['solar', 'cooling'] },
  { names: ['Bäckerei {last}', 'Backhaus {last} GmbH & Co. KG'], lines: ['solar', 'pellets', 'cooling'] },
  { names: ['Zimmerei {last} GmbH', 'Holzbau {last} KG'], lines: ['pellets', 'solar'] },
  { names: ['Schreinerei {last}', 'Möbelwerkstätte {last} GmbH'], lines: ['pellets', 'solar'] },
  {
    names: ['Hotel {last}', 'Hotel am Stadttor {city}', 'Gasthof {last}'],
    lines: ['geothermal', 'pellets', 'cooling'],
  },
  { names: ['Gärtnerei {last}', 'Baumschule {last} KG'], lines: ['pellets', 'geothermal'] },
  { names: ['Landgut {last}', 'Hof {last} GbR', 'Milchhof {last} GbR'], lines: ['solar', 'pellets'] },
  {
    names: ['Maschinenbau {last} GmbH', '{last} Präzisionsteile GmbH', '{last} Antriebstechnik AG'],
    lines: ['solar', 'cooling'],
  },
  {
    names: ['Wohnbaugenossenschaft {city} eG', 'Hausverwaltung {last} GmbH'],
    lines: ['geothermal', 'solar'],
  },
  {
    names: ['Architekturbüro {last} + Partner', 'Planungsbüro {last} PartG mbB'],
    lines: ['geothermal', 'cooling'],
  },
  {
    names: ['Brauerei {last} GmbH & Co. KG', 'Molkerei {last} eG', 'Kelterei {last} KG'],
    lines: ['cooling', 'solar'],
  },
  { names: ['Metzgerei {last}', 'Feinkost {last} GmbH'], lines: ['cooling', 'solar'] },
  {
    names: ['Praxis Dr. {last}', 'Zahnarztpraxis {last}', 'Physiozentrum {city}'],
    lines: ['cooling', 'geothermal'],
  },
  { names: ['Spedition {last} GmbH', 'Logistik {last} GmbH & Co. KG'], lines: ['solar'] },
  { names: ['Druckerei {last} GmbH', 'Verpackungen {last} GmbH'], lines: ['cooling', 'solar'] },
  { names: ['Stadtwerke {city} GmbH', 'Stadtbad {city} GmbH'], lines: ['geothermal', 'solar'] },
  {
    names: ['Pflegeheim Haus {last} gGmbH', 'Seniorenresidenz {city} gGmbH'],
    lines: ['geothermal', 'pellets'],
  },
  { names: ['Sägewerk {last}', 'Forstbetrieb {last}'], lines: ['pellets'] },
  { names: ['{last} IT-Systeme GmbH', 'Rechenzentrum {city} GmbH'], lines: ['cooling'] },
  { names: ['Sportpark {city} GmbH', 'Kletterhalle {city} e. V.'], lines: ['geothermal', 'solar'] },
];
