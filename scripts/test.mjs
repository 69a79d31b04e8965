import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { buildWebApp, makeReady, node, root, run, say } from './ready.mjs';

/** `npm test`: style, types, then all tests; the last line sums up. */
makeReady();
buildWebApp();
const browser = chromium();

const bin = (path) => join(root, 'node_modules', path);
const counts = { passed: 0, failed: 0 };
const add = (passed, failed) => {
  counts.passed += passed;
  counts.failed += failed;
};

step('Style', bin('@biomejs/biome/bin/biome'), ['check', '.']);
step('Types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']);
step('Types of the web app', bin('typescript/bin/tsc'), ['-p', 'tsconfig.web.json']);
step('Types of the journeys', bin('typescript/bin/tsc'), ['-p', 'test/journeys']);
tests('Tests', 'node');
tests('Browser tests', 'browser');

say(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

/** One step that passes or fails as a whole. */
function step(name, script, args) {
  say(`\n${name}`);
  const passes = run(node, [script, ...args]) === 0;
  add(passes ? 1 : 0, passes ? 0 : 1);
}

/** The tests of one Vitest project, counted one by one. */
function tests(name, project) {
  say(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'faden-counts-'));
  const file = join(folder, 'counts.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = browser ? { ...process.env, FADEN_CHROMIUM: browser } : process.env;
  const code = run(node, [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters], env);
  const { passed, failed } = countsIn(file);
  // A file that cannot be loaded or an error outside of a test fails the run without failing a test.
  add(passed, code === 0 || failed > 0 ? failed : 1);
  rmSync(folder, { recursive: true, force: true });
}

function countsIn(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
