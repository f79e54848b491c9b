import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Record<string, string | undefined>;

/** Unbranded builds first: branded Chrome no longer loads an extension from the command line (since 137). */
const BROWSER_NAMES = ['chromium', 'chromium-browser', 'chrome', 'google-chrome-stable', 'google-chrome'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of a Chromium: `CHROMIUM` when it is set, else the usual names in `PATH`. Throws when `CHROMIUM` is no program. */
export function findChromium(environment: Environment = process.env): string | undefined {
  const chosen = environment['CHROMIUM'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM: "${chosen}" is not an executable file`);
    return chosen;
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return BROWSER_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** What to run before `apt-get` to have the rights it needs; undefined where they cannot be had without asking. */
function privilege(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Runs apt-get without questions and with its output on stderr, so that stdout stays the caller's. */
function aptGet(prefix: string[], ...parameters: string[]): void {
  const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...parameters];
  console.error(`$ ${[program, ...rest].join(' ')}`);
  execFileSync(program!, rest, { stdio: ['ignore', 2, 2] });
}

/** The path of a Chromium, installed from Debian's packages when there is none and the person may. Throws with what to do. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const advice =
    'Install Chromium (Debian: `sudo apt-get install chromium`; Ubuntu: `sudo snap install chromium`), ' +
    'or set CHROMIUM to the path of one.';
  const prefix = isDebian() ? privilege() : undefined;
  if (!prefix) throw new Error(`No Chromium in PATH (looked for ${BROWSER_NAMES.join(', ')}). ${advice}`);
  console.error('No Chromium in PATH: installing Debian’s package.');
  try {
    aptGet(prefix, 'update');
    aptGet(prefix, 'install', '-y', '--no-install-recommends', 'chromium');
  } catch (reason) {
    throw new Error(`No Chromium in PATH, and apt-get could not install it. ${advice}`, { cause: reason });
  }
  const installed = findChromium();
  if (!installed) throw new Error(`apt-get installed chromium, but it is not in PATH ("${process.env['PATH']}"). ${advice}`);
  return installed;
}
