import type { Place, ReadDocument } from '@/read/document';

/** Where a document that does not change says `text`: at the place, or in the nearest block that says it. */
export function findText({ blocks }: ReadDocument, place: Place, text: string): Place | undefined {
  if (blocks[place.block]?.text.slice(place.start, place.end) === text) return place;
  let found: Place | undefined;
  blocks.forEach((one, block) => {
    const start = one.text.indexOf(text);
    const isNearer = !found || Math.abs(block - place.block) < Math.abs(found.block - place.block);
    if (start >= 0 && isNearer) found = { block, start, end: start + text.length };
  });
  return found;
}
