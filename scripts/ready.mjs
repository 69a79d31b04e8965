// Makes a checkout ready for any command. Runs on Node 20 without a package: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, once } from './stamp.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

/** The project's own Node, which runs TypeScript; the one that runs this may be older. */
export const node = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Packages as the lock file says, and the messages compiled. */
export function makeReady() {
  once(inRoot('node_modules/.faden-installed'), hashOf([inRoot('package-lock.json')]), install);
  const messages = (file) => /\/messages\/\w+\.json$|settings\.json$/.test(file.replaceAll('\\', '/'));
  once(
    inRoot('src/paraglide/.faden-compiled'),
    hashOf([inRoot('src'), inRoot('project.inlang/settings.json')], messages),
    compileMessages,
  );
}

/** The web app as the server serves it. */
export function buildWebApp() {
  const sources = [
    'src/web',
    'src/lib',
    'src/features',
    'scripts/vite',
    'vite.config.ts',
    'package-lock.json',
  ];
  const isSource = (file) => !/\.test\.ts$|\.sql$/.test(file);
  once(
    inRoot('dist/.faden-built'),
    hashOf(
      sources.map((source) => inRoot(source)),
      isSource,
    ),
    () => {
      say('Building the web app …');
      demand(node, [inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
    },
  );
}

/** Runs a program to its end with this console; answers its exit code, 128 + n after signal n. */
export function run(program, args, env = process.env) {
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env });
  if (error) throw error;
  return status ?? 128 + constants.signals[signal];
}

export const say = (line) => process.stdout.write(`${line}\n`);

function install() {
  if (isInstalled()) return;
  say('Installing packages …');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file from a registry that lacks some foreign platform's optional packages.
  // Warnings about the Node that runs npm are not a newcomer's business: the project brings its own.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm?.endsWith('.js')) demand(process.execPath, [npm, ...args]);
  else demand('npm', args);
  // A newer npm may have been told to run no scripts; this one fetches the Node the project runs on.
  if (!existsSync(node))
    demand(process.execPath, ['installArchSpecificPackage.js'], inRoot('node_modules/node'));
}

/** Whether somebody ran `npm ci` by hand: npm writes down at the end what it installed. */
function isInstalled() {
  const written = inRoot('node_modules/.package-lock.json');
  if (!existsSync(written) || !existsSync(node)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(written);
  return Object.entries(packagesOf(inRoot('package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function compileMessages() {
  const compiler = inRoot('node_modules/@inlang/paraglide-js/bin/run.js');
  const options = ['--project', './project.inlang', '--outdir', './src/paraglide', '--emit-ts-declarations'];
  const strategy = ['--strategy', 'globalVariable', 'baseLocale'];
  const quiet = ['--no-emit-readme', '--no-emit-prettier-ignore', '--silent'];
  demand(node, [compiler, 'compile', ...options, ...strategy, ...quiet]);
}

/** Ends everything where a step fails; what went wrong, it has said itself. */
function demand(program, args, cwd = root) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) process.stderr.write(`${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
