import { type AnchoredBlock, stillSays } from './anchored';
import type { Place } from './document';

/**
 * Where a page says `text`: at the place where it was read, or, since pages change, at the nearest other block that says it.
 * Undefined when it says it no longer.
 */
export function findPlace(anchors: readonly AnchoredBlock[], place: Place, text: string): Place | undefined {
  const there = anchors[place.block];
  if (there && there.block.text.slice(place.start, place.end) === text && stillSays(there, place)) return place;
  let found: Place | undefined;
  let distance = Infinity;
  anchors.forEach((anchored, block) => {
    const start = anchored.block.text.indexOf(text);
    if (start < 0 || Math.abs(block - place.block) >= distance) return;
    const here = { block, start, end: start + text.length };
    if (!stillSays(anchored, here)) return;
    found = here;
    distance = Math.abs(block - place.block);
  });
  return found;
}
