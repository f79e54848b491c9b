import type { Place } from '@/read/document';
import type { IndexTables } from './index-tables';

/** How many letters variants of a word have in common at least, and how many at the end may differ. */
const BEGINNING = 5;
const ENDING = 3;

/** Where a sentence stands. */
export interface SentencePlace extends Place {
  document: number;
}

/** Tables of a text, opened for search. */
export class SearchIndex {
  readonly tables: IndexTables;
  readonly passages: number;
  readonly sentences: number;
  /** The passage of each sentence, and the sentence of each token. */
  readonly passageOf: Uint32Array;
  readonly sentenceOf: Uint32Array;
  /** In how many passages and in how many sentences each term occurs. */
  readonly passagesWith: Uint32Array;
  readonly sentencesWith: Uint32Array;
  readonly #ids: Map<string, number>;
  /** The ids of the terms that begin with the same letters. */
  readonly #beginnings = new Map<string, number[]>();

  constructor(tables: IndexTables) {
    if (tables.version !== 1) throw new Error(`SearchIndex: tables have version ${tables.version}, expected 1`);
    const { terms, termStarts, positions } = tables;
    this.tables = tables;
    this.passages = tables.passageSections.length;
    this.sentences = tables.sentencePlaces.length / 4;
    this.#ids = new Map(terms.map((term, id) => [term, id]));
    terms.forEach((term, id) => {
      if (term.length < BEGINNING) return;
      const beginning = term.slice(0, BEGINNING);
      const ids = this.#beginnings.get(beginning);
      if (ids) ids.push(id);
      else this.#beginnings.set(beginning, [id]);
    });
    this.passageOf = ownersOf(tables.passageStarts, this.sentences);
    this.sentenceOf = ownersOf(tables.sentenceStarts, tables.tokens.length);
    this.sentencesWith = new Uint32Array(terms.length);
    this.passagesWith = new Uint32Array(terms.length);
    for (let id = 0; id < terms.length; id++) {
      let last = -1;
      for (let i = termStarts[id]!; i < termStarts[id + 1]!; i++) {
        const sentence = this.sentenceOf[positions[i]!]!;
        if (sentence === last) continue;
        this.sentencesWith[id]!++;
        if (last < 0 || this.passageOf[last] !== this.passageOf[sentence]) this.passagesWith[id]!++;
        last = sentence;
      }
    }
  }

  /** The id of a term, or -1. */
  idOf(term: string): number {
    return this.#ids.get(term) ?? -1;
  }

  /** The ids of other terms that differ from a term by a short ending, as inflections do that have another stem. */
  variantsOf(term: string): number[] {
    return (this.#beginnings.get(term.slice(0, BEGINNING)) ?? []).filter((id) => {
      const other = this.tables.terms[id]!;
      const needed = Math.max(term.length, other.length) - ENDING;
      return other !== term && term.slice(0, needed) === other.slice(0, needed);
    });
  }

  /** Number of terms in a passage. */
  passageLength(passage: number): number {
    const { sentenceStarts, passageStarts } = this.tables;
    return sentenceStarts[passageStarts[passage + 1]!]! - sentenceStarts[passageStarts[passage]!]!;
  }

  /** Number of terms in a sentence. */
  sentenceLength(sentence: number): number {
    return this.tables.sentenceStarts[sentence + 1]! - this.tables.sentenceStarts[sentence]!;
  }

  place(sentence: number): SentencePlace {
    const [document, block, start, end] = this.tables.sentencePlaces.subarray(4 * sentence, 4 * sentence + 4);
    return { document: document!, block: block!, start: start!, end: end! };
  }
}

/** How rare that is which occurs in `count` of `all`: ln(1 + (N - n + .5) / (n + .5)), as Lucene has it. */
export function rarity(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

/** For each member the run that it is in; runs are given by their starts and the end of the last. */
function ownersOf(starts: Uint32Array, members: number): Uint32Array {
  const owners = new Uint32Array(members);
  for (let run = 0; run + 1 < starts.length; run++) owners.fill(run, starts[run]!, starts[run + 1]!);
  return owners;
}
