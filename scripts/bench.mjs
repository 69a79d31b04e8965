import { join } from 'node:path';
import { makeReady, node, root, run, say } from './ready.mjs';

/** `npm run bench -- [name …]`: measures one after the other, by default everything; exits 1 where a floor is missed. */
makeReady();
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : ['save', 'lists', 'bulk', 'import', 'start'];
const missed = names.filter((name) => run(node, [join(root, `bench/${name}.ts`)]) !== 0);
say(missed.length === 0 ? '\nAll floors held.' : `\nMissed: ${missed.join(', ')}`);
process.exit(missed.length === 0 ? 0 : 1);
