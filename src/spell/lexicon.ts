import type { Sections } from '@/ngram/container';
import { PackedVocabulary, packWords } from '@/ngram/packed-vocabulary';
import { LetterTree } from './letter-tree';
import { foldWord } from './letters';

/** Sections of a table that a lexicon takes. */
export const LEXICON_SECTIONS = 4;
/** Frequencies are kept as code / STEPS = ln(count + 1/2) + 1. */
const STEPS = 14;

/** A word as it is written ("Polish" and "polish" are two), and how often it was seen in the corpus. */
export interface LexiconWord {
  word: string;
  count: number;
}

/** The order of the lexicon: by folded letters, then lower case first. */
function compareFolded(a: { folded: string; word: string }, b: { folded: string; word: string }): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.word > b.word ? -1 : a.word < b.word ? 1 : 0;
}

/** The sections of a table for `Lexicon`. `tokens` is how many words the corpus has. */
export function packLexicon(words: readonly LexiconWord[], tokens: number): (Uint8Array | Uint32Array)[] {
  const sorted = words.map((entry) => ({ ...entry, folded: foldWord(entry.word) })).sort(compareFolded);
  const { offsets, bytes } = packWords(sorted.map(({ word }) => word));
  const codes = Uint8Array.from(sorted, ({ count }) =>
    Math.min(255, Math.max(0, Math.round((Math.log(count + 0.5) + 1) * STEPS))),
  );
  return [Uint32Array.of(sorted.length, tokens), offsets, bytes, codes];
}

/** The words that are known, by spelling without regard to case and accents. */
export class Lexicon {
  readonly size: number;
  readonly tree: LetterTree;
  readonly #words: PackedVocabulary;
  readonly #codes: Uint8Array;
  readonly #logTokens: number;

  /** The words in the sections of a table from `first` on. */
  constructor(sections: Sections, first = 0) {
    const [size, tokens] = sections.integers(first) as unknown as [number, number];
    this.size = size;
    this.#words = new PackedVocabulary(size, 0, sections.integers(first + 1), sections.bytes(first + 2));
    this.#codes = sections.bytes(first + 3);
    this.#logTokens = Math.log(tokens);
    this.tree = new LetterTree(size, sections.bytes(first + 2), this.#codes);
  }

  /** The word of an entry as it is written. */
  wordOf(entry: number): string {
    return this.#words.wordOf(entry);
  }

  /** log P of a word on its own, natural. */
  logProb(entry: number): number {
    return this.#codes[entry]! / STEPS - 1 - this.#logTokens;
  }

  /** The frequency code of a log P. */
  codeOf(logProb: number): number {
    return Math.max(0, Math.ceil((logProb + 1 + this.#logTokens) * STEPS));
  }

  /** The entries with these letters: start … end-1; empty when there are none. */
  entriesOf(folded: string): { start: number; end: number } {
    const node = this.tree.find(folded);
    return node < 0 ? { start: 0, end: 0 } : { start: this.tree.entries[node]!, end: this.tree.endOf(node) };
  }

  /** The entry of a word written just so, or -1. */
  entryOf(word: string): number {
    const { start, end } = this.entriesOf(foldWord(word));
    for (let entry = start; entry < end; entry++) if (this.wordOf(entry) === word) return entry;
    return -1;
  }
}
