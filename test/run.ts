import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonTestResults } from 'vitest/reporters';
import { ensureChromium } from './browser';
import { sum, summaryLine, type Tally, tallyCheck, tallyVitest } from './tally';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of node_modules to its end. Answers how it ended if not well, else undefined. */
function execute([program, ...parameters]: [string, ...string[]], environment = process.env): Promise<string | undefined> {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${environment['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, PATH: path },
    });
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : signal ? `stopped by ${signal}` : `exit code ${code}`));
  });
}

/** A step that is one check: passes when all commands end well; the first that does not is the last that runs. */
async function check(name: string, ...commands: [string, ...string[]][]): Promise<Tally> {
  for (const command of commands) {
    const problem = await execute(command);
    if (problem) return tallyCheck(name, `${command.join(' ')}: ${problem}`);
  }
  return tallyCheck(name, undefined);
}

async function vitest(project: string, environment?: NodeJS.ProcessEnv): Promise<Tally> {
  const file = join(ROOT, `.output/test/${project}.json`);
  mkdirSync(join(ROOT, '.output/test'), { recursive: true });
  rmSync(file, { force: true });
  const problem = await execute(
    [
      'vitest',
      'run',
      '--config',
      'test/vitest.config.ts',
      '--project',
      project,
      '--reporter',
      'default',
      '--reporter',
      'json',
      `--outputFile.json=${file}`,
    ],
    environment,
  );
  return tallyVitest(project, readReport(file), problem);
}

/** What Vitest's JSON reporter wrote; undefined when there is no such file or it is cut off. */
function readReport(file: string): JsonTestResults | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonTestResults;
  } catch (reason) {
    console.error(`no report of Vitest: ${reason instanceof Error ? reason.message : reason}`);
    return undefined;
  }
}

async function endToEnd(build: Tally): Promise<Tally> {
  if (build.failed.length > 0) return tallyCheck('e2e', 'not run, because the build failed');
  try {
    return await vitest('e2e', { ...process.env, CHROMIUM: ensureChromium() });
  } catch (reason) {
    return tallyCheck('e2e', `not run: ${reason instanceof Error ? reason.message : reason}`);
  }
}

const outcomes: [name: string, tally: Tally][] = [];

async function step(name: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n=== ${name}`);
  const startMs = performance.now();
  const tally = await run();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  console.log(`=== ${name}: ${summaryLine(tally)} (${seconds} s)`);
  outcomes.push([name, tally]);
  return tally;
}

await step('types', () => check('types', ['wxt', 'prepare'], ['tsc', '--noEmit']));
await step('lint', () => check('lint', ['biome', 'lint']));
await step('format', () => check('format', ['biome', 'check', '--linter-enabled=false']));
await step('unit', () => vitest('unit'));
const build = await step('build', () => check('build', ['wxt', 'build']));
await step('e2e', () => endToEnd(build));

const total = sum(outcomes.map(([, tally]) => tally));
console.log();
for (const [name, tally] of outcomes) console.log(`${name.padEnd(8)}${summaryLine(tally)}`);
for (const name of total.skipped) console.log(`SKIPPED ${name}`);
for (const name of total.failed) console.log(`FAILED  ${name}`);
console.log(summaryLine(total));
process.exitCode = total.failed.length > 0 ? 1 : 0;
