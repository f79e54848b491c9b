import { Dictionary } from '@/store/dictionary';

/** The words that the person says are right: those of the dictionary, and those ignored on this site until the browser is closed. */
export class OwnWords {
  #dictionary = new Dictionary();
  readonly #ignored = new Set<string>();

  setDictionary(words: readonly string[]): void {
    this.#dictionary = new Dictionary(words);
  }

  ignore(...words: string[]): void {
    for (const word of words) this.#ignored.add(word.toLowerCase());
  }

  isRight(word: string): boolean {
    return this.#ignored.has(word.toLowerCase()) || this.#dictionary.has(word);
  }
}
