import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, say } from './ready.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium; installs one on Debian as root, otherwise says what to install. Undefined without one. */
export function chromium() {
  const known = find();
  if (known) return known;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    say('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium'], env);
  } else {
    say(
      'The browser tests need Chromium: install it with `sudo apt-get install chromium`, `brew install chromium`,',
    );
    say('or name another one in FADEN_CHROMIUM.');
  }
  return find();
}

function find() {
  if (process.env.FADEN_CHROMIUM) return process.env.FADEN_CHROMIUM;
  for (const name of names) {
    const { status, stdout } = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name]);
    if (status === 0) return stdout.toString().split(/\r?\n/)[0];
  }
  return undefined;
}
