import { termsOf } from '@/text/terms';
import { rarity, type SearchIndex } from './search-index';

/** A term of a question and the terms of the index that stand for it. */
export interface QueryTerm {
  term: string;
  /** The term's id in the index; -1 where the index has no such term. */
  id: number;
  /** How rare the term is among the passages ; one that the index has not is as rare as can be. */
  idf: number;
}

/** A question as it is looked up: its different terms, in order, and the pairs of terms that follow each other. */
export interface Query {
  terms: QueryTerm[];
  /** Indices into `terms`. */
  pairs: [first: number, second: number][];
}

/** Looks the terms of a question up. */
export function readQuery(index: SearchIndex, question: string): Query {
  const found = termsOf(question);
  const places = new Map<string, number>();
  const terms: QueryTerm[] = [];
  for (const term of found) {
    if (places.has(term)) continue;
    places.set(term, terms.length);
    const id = index.idOf(term);
    terms.push({ term, id, idf: rarity(id < 0 ? 0 : index.passagesWith[id]!, index.passages) });
  }
  const pairs = new Map<string, [number, number]>();
  for (let i = 1; i < found.length; i++) {
    const pair: [number, number] = [places.get(found[i - 1]!)!, places.get(found[i]!)!];
    pairs.set(pair.join(), pair);
  }
  return { terms, pairs: [...pairs.values()] };
}
