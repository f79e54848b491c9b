import type { PackedModel, SuccessorList } from '@/ngram/packed-model';
import { capitalise } from '@/text/case';
import { foldWord, withoutAccents } from './letters';
import type { Lexicon } from './lexicon';
import { type Option, optionOf } from './option';

/** The n-gram model over the words of the lexicon, also those that it does not know. */
export class Language {
  readonly #unknownMass: number;
  readonly #ids: Uint32Array;

  constructor(
    readonly model: PackedModel,
    readonly lexicon: Lexicon,
  ) {
    this.#unknownMass = model.unigram(model.unknown);
    this.#ids = new Uint32Array(lexicon.size);
  }

  /** The model's id of a word as it is written inside a sentence, its unknown word where it has none. */
  idOf(word: string): number {
    const id = this.model.vocabulary.idOf(word);
    return id < 0 ? this.model.unknown : id;
  }

  /** A word of the lexicon as a reading that costs so much. */
  option(entry: number, cost: number): Option {
    const text = this.lexicon.wordOf(entry);
    // The model's id is one more here, so that 0 is an entry that was not looked up yet.
    let known = this.#ids[entry]!;
    if (known === 0) {
      known = this.idOf(text) + 1;
      this.#ids[entry] = known;
    }
    return optionOf(text, [known - 1], [this.lexicon.logProb(entry)], cost);
  }

  /** log P of a word after a context given by its lists; `alone` is log P of the word on its own. */
  logProb(lists: readonly SuccessorList[], id: number, alone: number): number {
    return this.#share(id, alone) + this.model.logProbAfter(lists, id);
  }

  /** The same; the lists become those of the context with the word. */
  advance(lists: SuccessorList[], id: number, alone: number): number {
    return this.#share(id, alone) + this.model.advance(lists, id);
  }

  /** What a word that the model does not know has of the probability of all such words. */
  #share(id: number, alone: number): number {
    return id === this.model.unknown ? Math.min(0, alone - this.#unknownMass) : 0;
  }

  /** The entry that a token is as it is typed, in the capitals of a title or a sentence's start, or without its accents; -1 for none. */
  entryOf(token: string): number {
    const { lexicon } = this;
    const { start, end } = lexicon.entriesOf(foldWord(token));
    if (start === end) return -1;
    const plain = withoutAccents(token);
    let best = -1;
    for (let entry = start; entry < end; entry++) {
      const word = withoutAccents(lexicon.wordOf(entry));
      const fits = word === plain || capitalise(word) === plain || word.toUpperCase() === plain;
      if (fits && (best < 0 || lexicon.logProb(entry) > lexicon.logProb(best))) best = entry;
    }
    return best;
  }
}
