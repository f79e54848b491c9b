import { Dictionary } from '@/store/dictionary';

/** The words that the person says are right: those of the dictionary, and those ignored in this frame until it is left. */
export class OwnWords {
  #dictionary = new Dictionary();
  readonly #ignored = new Set<string>();

  setDictionary(words: readonly string[]): void {
    this.#dictionary = new Dictionary(words);
  }

  ignore(word: string): void {
    this.#ignored.add(word.toLowerCase());
  }

  isRight(word: string): boolean {
    return this.#ignored.has(word.toLowerCase()) || this.#dictionary.has(word);
  }
}
