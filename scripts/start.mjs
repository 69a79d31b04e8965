import { handOver } from './hand-over.mjs';
import { buildWebApp, makeReady } from './ready.mjs';

/** `npm start`: the server, whatever the state of the checkout. */
makeReady();
buildWebApp();
handOver('src/main.ts', process.argv.slice(2));
