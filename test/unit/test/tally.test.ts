import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonTestResults } from 'vitest/reporters';
import { sum, summaryLine, tallyCheck, tallyVitest } from '../../tally';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs the real Vitest on these files in a folder of their own. */
function runVitest(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-tally-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--globals', '--root', folder, '--reporter=json', `--outputFile=${report}`],
    { stdio: 'ignore', env: { PATH: process.env['PATH'] } },
  );
  return {
    named: (name: string) => relative('', join(folder, name)),
    report: existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JsonTestResults) : undefined,
    problem: status === 0 ? undefined : `exit code ${status}`,
  };
}

describe('a run of Vitest', () => {
  it('is counted test by test, and what broke outside a test is a failure too', () => {
    const { report, problem, named } = runVitest({
      'sums.test.ts': `
        import { itWithShared } from ${JSON.stringify(resolve('test/shared.ts'))};
        describe('sums', () => {
          it('adds', () => expect(1 + 1).toBe(2));
          it('carries', () => expect(9 + 1).toBe(11));
        });
        itWithShared('reads the corpus', 'no/such/corpus', () => {});`,
      'import.test.ts': `import './missing'; it('never runs', () => {});`,
      'before.test.ts': `beforeAll(() => { throw new Error('no browser'); }); it('one', () => {}); it('two', () => {});`,
      'after.test.ts': `afterAll(() => { throw new Error('still open'); }); it('one', () => {});`,
    });
    const tally = tallyVitest('unit', report, problem);
    expect(tally.passed).toBe(2);
    expect(tally.failed.toSorted()).toEqual([
      `${named('after.test.ts')}: still open`,
      `${named('before.test.ts')}: no browser`,
      expect.stringContaining(`${named('import.test.ts')}: Cannot find module './missing'`),
      `${named('sums.test.ts')}: sums > carries`,
    ]);
    expect(tally.skipped).toEqual([`${named('sums.test.ts')}: reads the corpus (skipped: no ../shared/no/such/corpus)`]);
    expect(summaryLine(tally)).toBe('2 passed, 4 failed, 1 skipped');
  });

  it('is good when all is well', () => {
    const { report, problem } = runVitest({ 'good.test.ts': `it('adds', () => expect(1 + 1).toBe(2));` });
    expect(tallyVitest('unit', report, problem)).toEqual({ passed: 1, failed: [], skipped: [] });
  });

  it('fails on an error outside every test', () => {
    const { report, problem } = runVitest({
      'stray.test.ts': `it('adds', async () => { Promise.reject(new Error('stray')); await new Promise((r) => setTimeout(r, 20)); });`,
    });
    expect(tallyVitest('unit', report, problem)).toEqual({
      passed: 1,
      failed: ['unit: no test failed, yet Vitest ended badly (exit code 1)'],
      skipped: [],
    });
  });

  it('fails when there is no test, and when Vitest does not get as far as a report', () => {
    const empty = runVitest({});
    expect(tallyVitest('e2e', empty.report, empty.problem).failed).toEqual(['e2e: no test was found']);
    const broken = runVitest({ 'vitest.config.ts': `throw new Error('broken config');` });
    expect(tallyVitest('e2e', broken.report, broken.problem).failed).toEqual(['e2e: Vitest wrote no report (exit code 1)']);
  });
});

it('sums steps and names what failed', () => {
  const total = sum([
    tallyCheck('types', undefined),
    tallyCheck('build', 'exit code 2'),
    { passed: 40, failed: ['a'], skipped: [] },
  ]);
  expect(total.failed).toEqual(['build: exit code 2', 'a']);
  expect(summaryLine(total)).toBe('41 passed, 2 failed');
  expect(summaryLine({ passed: 3, failed: [], skipped: ['b', 'c'] })).toBe('3 passed, 0 failed, 2 skipped');
});
