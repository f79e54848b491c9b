import type { Block, Place, ReadDocument } from '@/read/document';
import { sentenceBounds } from '@/text/sentence-bounds';
import type { Citation } from './answer';
import { cite } from './cite';

/** "What does “Opening hours” say?", as the panel suggests it for a heading. */
const NAMED = /^\s*what does [“"”](.+)[”"“] say\s*\?*\s*$/i;

/**
 * The first sentences under the heading that a question names, up to `count`; none where it names no heading of the documents. Its
 * words need not occur in them, so a search would not find them.
 */
export function namedSection(question: string, documents: readonly ReadDocument[], count: number): Citation[] {
  const name = NAMED.exec(question)?.[1]?.trim().toLowerCase();
  if (!name) return [];
  for (const [document, { blocks }] of documents.entries()) {
    const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && text.toLowerCase().includes(name));
    if (at >= 0) return placesAfter(blocks, at, count).map((place) => cite(documents, document, place));
  }
  return [];
}

function placesAfter(blocks: readonly Block[], heading: number, count: number): Place[] {
  const places: Place[] = [];
  const level = blocks[heading]!.level ?? 6;
  for (let block = heading + 1; block < blocks.length && places.length < count; block++) {
    const { kind, text, level: own = 6 } = blocks[block]!;
    if (kind === 'heading' && own <= level) break;
    if (kind === 'heading') continue;
    const bounds = sentenceBounds(text);
    for (let i = 0; i < bounds.length && places.length < count; i += 2) {
      places.push({ block, start: bounds[i]!, end: bounds[i + 1]! });
    }
  }
  return places;
}
