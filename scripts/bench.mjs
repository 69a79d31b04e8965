import { handOver } from './hand-over.mjs';
import { makeReady } from './ready.mjs';

/** `npm run bench -- <name> …`: measures with `bench/<name>.ts`, by default the save. */
makeReady();
const [name = 'save', ...args] = process.argv.slice(2);
handOver(`bench/${name}.ts`, args);
