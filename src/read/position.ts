import type { Block } from './document';

/** The page of a PDF, from 1, that has what stands at an index of a block's text; undefined for blocks of anything else. */
export function pageOf({ pages = [], page }: Block, at: number): number | undefined {
  return pages.findLast((one) => one.at <= at)?.page ?? page;
}

/** When what stands at an index of a caption's text is said, in ms; undefined for any other block. */
export function timeOf({ times = [], startMs }: Block, at: number): number | undefined {
  return times.findLast((time) => time.at <= at)?.ms ?? startMs;
}
