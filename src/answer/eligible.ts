import type { ReadDocument } from '@/read/document';
import type { SearchIndex } from '@/search/search-index';

/** What a list of references begins its notes with. */
const FOOTNOTE = /^[\^↑]/;
/** Headings of lists that say where something is said and not what. */
const LISTS =
  /^(?:references|notes|footnotes|citations|sources|bibliography|works cited|see also|external links|further reading|contents|table of contents)\W*(?:edit\W*)?$/i;

/** Whether a sentence can answer anything: notes, lists of references and contents, and what only says that something follows cannot. */
export function isEligible(index: SearchIndex, documents: readonly ReadDocument[], sentence: number): boolean {
  const { document, block, end } = index.place(sentence);
  const { text, section } = documents[document]!.blocks[block]!;
  return !FOOTNOTE.test(text) && text[end - 1] !== ':' && !section.some((heading) => LISTS.test(heading));
}
