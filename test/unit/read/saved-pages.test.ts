import { expect } from 'vitest';
import { measure, measureHidden } from '../../eval/read/measure';
import { readPages } from '../../eval/read/pages';
import { extractors } from '../../eval/read/systems';
import { itWithShared } from '../../shared';

const own = extractors.slice(0, 1);
/** Of the saved pages, so many are enough to see that hidden text stays hidden. */
const HIDING = 10;

itWithShared(
  'takes the articles out of saved pages, and lets nothing hidden through',
  'eval/pages',
  async (folder) => {
    const pages = readPages(folder);
    const [measured] = await measure(pages, own);
    const f1 = measured!.pages.reduce((sum, page) => sum + page.f1, 0) / pages.length;
    expect(f1).toBeGreaterThanOrEqual(0.98);
    expect(measured!.pages.filter((page) => page.f1 < 0.5)).toEqual([]);
    const [hidden] = await measureHidden(pages.slice(0, HIDING), own);
    expect(hidden!.of).toBeGreaterThan(50);
    expect(Object.values(hidden!.through).reduce((sum, count) => sum + count, 0)).toBe(0);
  },
  120_000,
);
