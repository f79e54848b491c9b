import { storage } from 'wxt/utils/storage';

/** The most words kept, and the most UTF-16 units of one. */
export const DICTIONARY_LIMIT_WORDS = 20_000;
export const WORD_LIMIT_CHARACTERS = 100;

const dictionary = storage.defineItem<string[]>('local:dictionary', { fallback: [] });

/** A word as it is kept: composed, with straight apostrophes. */
function asKept(word: string): string {
  return word.trim().normalize('NFC').replace(/[’‘]/g, "'");
}

/** What was stored, without what is no word: another version, or a person, may have written it. */
function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string' && word !== '') : [];
}

/** The words that the person says are right. */
export class Dictionary {
  readonly #words: Set<string>;

  constructor(words: Iterable<string> = []) {
    this.#words = new Set(words);
  }

  /**
   * Whether a word of a text is one of them. What is kept in lower case is right in any case ("inkling" allows "Inkling"
   * and "INKLING"); what is kept with capitals is right with these, or all in capitals ("McCann" allows "MCCANN").
   */
  has(word: string): boolean {
    if (this.#words.size === 0) return false;
    const kept = asKept(word);
    if (this.#words.has(kept) || this.#words.has(kept.toLowerCase())) return true;
    return kept === kept.toUpperCase() && kept !== kept.toLowerCase() && this.#hasCapitals(kept);
  }

  #hasCapitals(upper: string): boolean {
    for (const word of this.#words) if (word.toUpperCase() === upper) return true;
    return false;
  }
}

/** The words in the order in which they were added. */
export async function readDictionary(): Promise<string[]> {
  return wordsOf(await dictionary.getValue());
}

/** Calls back with all words at each change, until the signal aborts. */
export function watchDictionary(listener: (words: string[]) => void, signal: AbortSignal): void {
  const unwatch = dictionary.watch((words) => listener(wordsOf(words)));
  const stop = (): void => {
    try {
      unwatch();
    } catch {} // The extension was reloaded, and its listeners went with it.
  };
  signal.addEventListener('abort', stop, { once: true });
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Changes made at once wait for each other, so none is lost; only the worker and the extension's own pages make any. */
function change(make: (words: string[]) => string[]): Promise<void> {
  const changed = lastChange.then(async () => dictionary.setValue(make(await readDictionary())));
  lastChange = changed.catch(() => {});
  return changed;
}

/** Adds a word; one that is there already is not added again. Rejects what is no word, naming it. */
export function addToDictionary(word: unknown): Promise<void> {
  const kept = typeof word === 'string' ? asKept(word) : '';
  if (kept === '' || kept.length > WORD_LIMIT_CHARACTERS) {
    const seen = typeof word === 'string' ? `"${word.slice(0, WORD_LIMIT_CHARACTERS)}"` : String(word);
    return Promise.reject(new RangeError(`dictionary: the word is ${seen}, expected 1 to ${WORD_LIMIT_CHARACTERS} characters`));
  }
  return change((words) => {
    if (words.includes(kept)) return words;
    if (words.length >= DICTIONARY_LIMIT_WORDS) {
      throw new RangeError(`dictionary: it has ${words.length} words, at most ${DICTIONARY_LIMIT_WORDS} are kept`);
    }
    return [...words, kept];
  });
}

/** Removes a word, in whatever form of it was added. */
export function removeFromDictionary(word: string): Promise<void> {
  return change((words) => words.filter((other) => other !== asKept(word)));
}
