import type { Block, Place, ReadDocument } from '@/read/document';
import { sentenceBounds } from '@/text/sentence-bounds';
import { termsOf } from '@/text/terms';
import type { Citation } from './answer';
import { cite } from './cite';
import { readQuestion } from './question';

/** "What does “Opening hours” say?", as the panel suggests it for a heading. */
const NAMED = /^\s*what does [“"”](.+)[”"“] say\s*\?*\s*$/i;

/** What a heading has before its question: "First of all: …". */
const LEAD = /^[^:?]{1,40}:\s+(?=.+\?)/;

/**
 * The first sentences under the heading that a question names, or that asks the same, up to `count`; none where there is no such
 * heading in the documents. Its words need not occur in them, so a search would not find them.
 */
export function namedSection(question: string, documents: readonly ReadDocument[], count: number): Citation[] {
  const name = NAMED.exec(question)?.[1]?.trim().toLowerCase();
  const isMeant = name ? (heading: string) => heading.toLowerCase().includes(name) : sameQuestion(question);
  for (const [document, { blocks }] of documents.entries()) {
    const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && isMeant(text));
    if (at >= 0) return placesAfter(blocks, at, count).map((place) => cite(documents, document, place));
  }
  return [];
}

/** Whether headings ask what a question asks: for the same kind of answer, with the same words but for those that say nothing. */
function sameQuestion(question: string): (heading: string) => boolean {
  const own = new Set(termsOf(question));
  const { asked } = readQuestion(question);
  return (heading) => {
    if (own.size === 0 || !heading.trimEnd().endsWith('?')) return false;
    const other = heading.replace(LEAD, '');
    const terms = new Set(termsOf(other));
    return terms.size === own.size && [...own].every((term) => terms.has(term)) && readQuestion(other).asked === asked;
  };
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
