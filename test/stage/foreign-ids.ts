import type { Sample } from './samples.ts';
import type { Stage } from './stage.ts';

export interface Probe {
  /** Where the foreign id stands: `body.followUps.0.assigneeId`. */
  place: string;
  sample: Sample;
}

/** The sample of one stage once for every place that holds an id of it, with the other stage's id there. */
export function probesOf(sample: Sample, own: Stage, foreign: Stage): Probe[] {
  const nameById = new Map(Object.entries(own.ids).map(([name, id]) => [id, name as keyof Stage['ids']]));
  return placesOf(sample).flatMap((path) => {
    const name = nameById.get(valueAt(sample, path));
    if (!name) return [];
    const changed = structuredClone(sample);
    const holder = path.slice(0, -1).reduce<Holder>((inner, key) => inner[key] as Holder, changed as Holder);
    holder[path.at(-1)!] = foreign.ids[name];
    return { place: path.join('.').replace('params', 'path'), sample: changed };
  });
}

type Holder = Record<string, unknown>;

function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]));
}

const valueAt = (value: unknown, path: string[]) =>
  path.reduce<unknown>((inner, key) => (inner as Holder)[key], value) as string;
