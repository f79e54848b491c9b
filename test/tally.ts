import { relative } from 'node:path';
import type { JsonTestResults } from 'vitest/reporters';

/** How a set of checks ended. What did not pass is kept by name. */
export interface Tally {
  passed: number;
  failed: string[];
  skipped: string[];
}

/** The outcome of a step that is one check: a compiler, a linter, a build. */
export function tallyCheck(name: string, problem: string | undefined): Tally {
  return problem === undefined
    ? { passed: 1, failed: [], skipped: [] }
    : { passed: 0, failed: [`${name}: ${problem}`], skipped: [] };
}

/**
 * The tests of one run of Vitest. `report` is what its JSON reporter wrote (undefined when it wrote none) and `problem` how the
 * process ended if not well. A file that failed outside its tests counts as one failure, its tests that never ran as nothing.
 */
export function tallyVitest(name: string, report: JsonTestResults | undefined, problem: string | undefined): Tally {
  if (!report) return tallyCheck(name, `Vitest wrote no report (${problem ?? 'ended well'})`);
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  for (const { name: file, status, message, assertionResults } of report.testResults) {
    const named = (status: string): string[] =>
      assertionResults
        .filter((test) => test.status === status)
        .map((test) => `${relative('', file)}: ${[...test.ancestorTitles, test.title].join(' > ')}`);
    const failed = named('failed');
    const brokeOutside = status === 'failed' && failed.length === 0;
    tally.passed += named('passed').length;
    tally.failed.push(...(brokeOutside ? [`${relative('', file)}: ${message || 'failed outside its tests'}`] : failed));
    if (!brokeOutside) tally.skipped.push(...['skipped', 'pending', 'disabled', 'todo'].flatMap(named));
  }
  if (tally.failed.length > 0) return tally;
  if (tally.passed === 0 && tally.skipped.length === 0) tally.failed.push(`${name}: no test was found`);
  else if (problem) tally.failed.push(`${name}: no test failed, yet Vitest ended badly (${problem})`);
  return tally;
}

/** All tallies as one. */
export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** `3 passed, 0 failed`, and the number of skipped ones where there are any. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return `${passed} passed, ${failed.length} failed${skips}`;
}
