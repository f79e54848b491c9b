import type { Place, ReadDocument } from '@/read/document';
import { pageOf, timeOf } from '@/read/position';
import type { Citation } from './answer';

/** The characters at a place of one of the documents, with the page or the time that it has there. */
export function cite(documents: readonly ReadDocument[], document: number, place: Place): Citation {
  const block = documents[document]!.blocks[place.block]!;
  const page = pageOf(block, place.start);
  const atMs = timeOf(block, place.start);
  return {
    document,
    place,
    quote: block.text.slice(place.start, place.end),
    ...(page !== undefined && { page }),
    ...(atMs !== undefined && { atMs }),
  };
}
