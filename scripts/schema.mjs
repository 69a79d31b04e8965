import { handOver } from './hand-over.mjs';
import { makeReady } from './ready.mjs';

/** `npm run schema`: prints `schema.sql` and the table types anew. */
makeReady();
handOver('src/cli/schema.ts', process.argv.slice(2));
