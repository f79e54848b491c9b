import { type Asked, ask } from '@/answer/ask';
import type { Block, ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';

/** A page of paragraphs. */
export function page(title: string, ...texts: string[]): ReadDocument {
  return sections(title, { '': texts });
}

/** A page of paragraphs under headings. */
export function sections(title: string, parts: Record<string, string[]>): ReadDocument {
  const blocks = Object.entries(parts).flatMap(([heading, texts]): Block[] => [
    ...(heading ? [{ kind: 'heading' as const, text: heading, section: [], level: 2 }] : []),
    ...texts.map((text): Block => ({ kind: 'paragraph', text, section: heading ? [heading] : [] })),
  ]);
  return { source: 'page', title, url: `https://example.org/${title}`, blocks };
}

export const OBSERVATORY = page(
  'The Royal Observatory',
  'The Royal Observatory was founded by Charles II in 1675. It stands on a hill in Greenwich Park, overlooking the Thames.',
  'John Flamsteed was the first Astronomer Royal. Flamsteed was born in Denby in 1646. He catalogued about three thousand stars with instruments that he had to pay for himself, because the king gave him none.',
);

/** Asks documents, indexed together. */
export function answerFrom(documents: ReadDocument[], question: string, earlier: NonNullable<Asked['earlier']> = []) {
  return ask({ question, documents, earlier, index: new SearchIndex(indexDocuments(documents)) });
}
