import { handOver } from './hand-over.mjs';
import { makeReady } from './ready.mjs';

/** `npm run faden -- <command>` */
makeReady();
handOver('src/cli/faden.ts', process.argv.slice(2));
