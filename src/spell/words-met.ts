import { isWord } from '@/text/tokens';
import { isAllCapitals } from './casing';
import type { Confusions } from './confusions';
import type { Language } from './language';
import { MIXED_UP } from './mixed-up';
import { changed, type Option, optionOf, type Reading, readingOf } from './option';

const REMEMBERED = 20_000;
const LONGEST_WORD = 40;
const LATIN = /^[\p{Script=Latin}']+$/u;
/** What is put after a word: "dog's", "dogs'", and "don'ts". */
export const ENDING = /'s?$|(?<=n't)s$/i;
/** A slip that makes another word: its cost is that of the slip, and how rarely words are mistyped. */
const REAL_WORD = 4;
/**
 * People seldom slip into a rarer word: what such a slip costs, less how much (nats) more frequent the word that was meant is. Of
 * words that cost more, next to none is ever preferred.
 */
const LIKELY = 7;
const MORE_FREQUENT = 0.7;

/** What can be told of a word before it is seen where it stands. */
export interface WordMet {
  /** Whether it is a word that can be checked, by its letters. */
  isCheckable: boolean;
  /** log P of a known word, or of the word that it is the possessive of. */
  logProb: number | undefined;
  /** Where it is not checked. */
  asTyped: Reading;
  /** With all that it may have been meant to be, where it is known. */
  known: Reading | undefined;
}

/** The words of the texts that are checked. They are remembered, so that a known word costs next to nothing. */
export class WordsMet {
  readonly #language: Language;
  readonly #confusions: Confusions;
  readonly #words = new Map<string, WordMet>();

  constructor(language: Language, confusions: Confusions) {
    this.#language = language;
    this.#confusions = confusions;
  }

  of(token: string): WordMet {
    let met = this.#words.get(token);
    if (!met) {
      if (this.#words.size >= REMEMBERED) this.#words.clear();
      met = this.#meet(token);
      this.#words.set(token, met);
    }
    return met;
  }

  #meet(token: string): WordMet {
    const language = this.#language;
    const isCheckable =
      token.length > 1 && token.length <= LONGEST_WORD && isWord(token) && LATIN.test(token) && !isAllCapitals(token);
    const entry = language.entryOf(token);
    if (entry >= 0) {
      const typed = changed(language.option(entry, 0), { isTyped: true });
      return {
        isCheckable,
        logProb: language.lexicon.logProb(entry),
        asTyped: readingOf([typed]),
        known: readingOf(isCheckable ? [typed, ...this.#confusionsOf(entry)] : [typed]),
      };
    }
    const id = language.idOf(token);
    const asTyped = readingOf([optionOf(token, [id], [0], 0, { isTyped: true })]);
    const ending = ENDING.exec(token)?.[0] ?? '';
    const base = ending === '' ? -1 : language.entryOf(token.slice(0, -ending.length));
    if (base < 0) return { isCheckable, logProb: undefined, asTyped, known: undefined };
    const option = changed(possessive(language, language.option(base, 0), ending), { isTyped: true });
    return { isCheckable, logProb: language.lexicon.logProb(base), asTyped, known: readingOf([option]) };
  }

  /** The words that a word may have been meant to be. */
  #confusionsOf(entry: number): Option[] {
    const { lexicon } = this.#language;
    const own = lexicon.logProb(entry);
    const options: Option[] = [];
    const mixedUp = new Set<number>();
    for (const { word, cost } of MIXED_UP.get(lexicon.wordOf(entry)) ?? []) {
      const other = lexicon.entryOf(word);
      if (other < 0) continue;
      mixedUp.add(other);
      options.push(changed(this.#language.option(other, cost), { isMixedUp: true }));
    }
    this.#confusions.each(entry, (other, slip) => {
      const cost = slip + REAL_WORD;
      if (cost - MORE_FREQUENT * (lexicon.logProb(other) - own) <= LIKELY && !mixedUp.has(other))
        options.push(this.#language.option(other, cost));
    });
    return options;
  }
}

/** A word with what is put after it. */
export function possessive(language: Language, { text, alone, cost }: Option, ending: string): Option {
  const whole = text + ending;
  return optionOf(whole, [language.idOf(whole)], [alone[0]! - 3], cost);
}
