import { isCapitalised } from '@/text/case';
import { isDerived } from './affixes';
import { Candidates, FREQUENCY } from './candidates';
import { inCaseOf } from './casing';
import type { Channel } from './channel';
import type { Confusions } from './confusions';
import type { Language } from './language';
import { foldWord } from './letters';
import { MIXED_UP } from './mixed-up';
import { frequency, type Option, type Reading } from './option';
import { proposals } from './proposals';
import { Search } from './search';
import type { WordCheck } from './speller';

const MOST_CORRECTIONS = 10;
/** What it costs that an unknown word is right, by how it is written. */
const UNKNOWN = { lower: 9, capitalised: 3, opening: 6, derived: 4 };
/** Words that the n-gram model has and the lexicon has not: slips that are often seen, or parts of fixed phrases. */
const ONLY_IN_MODEL = 7;
/** log P from which a word in lower case may be meant by an unknown one with a capital, and the most that its slip may cost. */
const NAME_COMMON = -12;
const NAME_SLIP = 8;
/** A slip that makes another word: its cost is that of the slip, and how rarely words are mistyped. */
const REAL_WORD = 4;
/** What is put after a word: "dog's", "dogs'", and "don'ts". */
const ENDING = /'s?$|(?<=n't)s$/i;
/** What it costs to take one word of a well-known pair for the other, set by reasoning: people do so far more often than they mistype. */
const MIXED_UP_COST = 2;
/** What it costs that "of" is right between "would" and "gone", set by reasoning: it never is, however often people write it. */
const MODAL_OF = 16;
/** Letters from which a word that is nearly English tells that the text is, and the most that its slip may cost. */
const TELLING = 6;
const TELLING_SLIP = 6;
const STEM_COMMON = -14;
/** Letters from which a capitalised word may be a slip: shorter ones are symbols and initials. */
const SHORTEST_SLIP = 3;
/** What it costs to leave out a name's capital. */
const NAME_IN_LOWER_CASE = 2.5;

/** Where a word stands. */
export interface Place {
  /** It opens a sentence, so that its capital tells nothing. */
  opens: boolean;
  /** It is part of a word with hyphens. */
  isPart: boolean;
  /** It is an "of" that stands for "have". */
  isHave: boolean;
}

/** Gives each word with all that it may have been meant to be. */
export class Reader {
  readonly #language: Language;
  readonly #candidates: Candidates;
  readonly #confusions: Confusions;

  constructor(language: Language, channel: Channel, confusions: Confusions) {
    this.#language = language;
    this.#confusions = confusions;
    this.#candidates = new Candidates(language, new Search(language.lexicon.tree, channel));
  }

  read(token: string, place: Place): Reading {
    const entry = this.#language.entryOf(token);
    if (entry >= 0) {
      const typed = { ...this.#language.option(entry, place.isHave ? MODAL_OF : 0), isTyped: true };
      const have = place.isHave ? this.#language.entryOf('have') : -1;
      if (have >= 0) return { isKnown: true, options: [typed, this.#language.option(have, 0)] };
      return {
        isKnown: true,
        options: [typed, ...this.#confusionsOf(entry)],
      };
    }
    const ending = ENDING.exec(token)?.[0] ?? '';
    const base = token.slice(0, token.length - ending.length);
    const baseEntry = ending === '' || base === '' ? -1 : this.#language.entryOf(base);
    if (baseEntry >= 0) {
      return { isKnown: true, options: [{ ...this.#possessive(this.#language.option(baseEntry, 0), ending), isTyped: true }] };
    }
    const others = (
      ending === '' ? this.#candidates.of(token) : this.#candidates.of(base).map((option) => this.#possessive(option, ending))
    ).filter(({ cost }) => cost > 0);
    if (isCapitalised(token)) {
      return { isKnown: false, isPlausible: true, options: [this.#asTyped(token, place), ...this.#notNames(others, token)] };
    }
    const isPlausible = place.isPart || (isDerived(token, this.#isStem) && !others.some(isNearAndCommon));
    return { isKnown: false, isPlausible, options: [this.#asTyped(token, place, isPlausible), ...others] };
  }

  /** log P of a known word, or of the word that it is the possessive of; undefined for an unknown one. */
  frequencyOf(token: string): number | undefined {
    const entry = this.#language.entryOf(token);
    const known = entry >= 0 ? entry : this.#language.entryOf(token.replace(ENDING, ''));
    return known < 0 ? undefined : this.#language.lexicon.logProb(known);
  }

  /** A token that is not checked. */
  readAsTyped(token: string): Reading {
    const entry = this.#language.entryOf(token);
    const typed =
      entry < 0 ? { text: token, ids: [this.#language.idOf(token)], alone: [0], cost: 0 } : this.#language.option(entry, 0);
    return { isKnown: true, options: [{ ...typed, isTyped: true }] };
  }

  /** What one word by itself may have been meant to be, by what the slips cost and how frequent each word is. */
  correctWord(word: string): WordCheck {
    const known = this.#language.entryOf(word) >= 0;
    const others = this.#candidates
      .of(word)
      .filter(({ cost }) => !known || cost > 0)
      .sort((a, b) => a.cost - b.cost - FREQUENCY * (frequency(a) - frequency(b)));
    const corrections = proposals(word, others).map(({ text }) => inCaseOf(word, text));
    return { known, corrections: withoutRepeats(known ? [word, ...corrections] : corrections).slice(0, MOST_CORRECTIONS) };
  }

  /** The reading that an unknown word is right. */
  #asTyped(token: string, { opens }: Place, isPlausible = false): Option {
    const { lexicon, model } = this.#language;
    const { start, end } = lexicon.entriesOf(foldWord(token));
    if (end > start) return { ...this.#language.option(start, NAME_IN_LOWER_CASE), isTyped: true };
    const id = this.#language.idOf(token);
    const isInModel = id !== model.unknown;
    const typed = { text: token, ids: [id], alone: [isInModel ? model.unigram(id) : 0], isTyped: true };
    if (isCapitalised(token)) return { ...typed, cost: opens ? UNKNOWN.opening : UNKNOWN.capitalised };
    if (isPlausible) return { ...typed, cost: UNKNOWN.derived };
    return { ...typed, cost: isInModel ? ONLY_IN_MODEL : UNKNOWN.lower };
  }

  #isStem = (word: string): boolean => {
    const entry = this.#language.entryOf(word);
    return entry >= 0 && this.#language.lexicon.logProb(entry) > STEM_COMMON;
  };

  /** An unknown word with a capital is a name, unless a common word in lower case is one slip away. */
  #notNames(options: Option[], token: string): Option[] {
    if (token.length < SHORTEST_SLIP) return [];
    const isNear = options.some(
      ({ text, cost, alone }) => text === text.toLowerCase() && cost <= NAME_SLIP && alone[0]! > NAME_COMMON,
    );
    return isNear ? options : [];
  }

  /** The common words that a word may have been meant to be. */
  #confusionsOf(entry: number): Option[] {
    const { lexicon } = this.#language;
    const mixedUp = (MIXED_UP.get(lexicon.wordOf(entry)) ?? [])
      .map((word) => lexicon.entryOf(word))
      .filter((other) => other >= 0);
    return [
      ...mixedUp.map((other) => this.#language.option(other, MIXED_UP_COST)),
      ...this.#confusions
        .of(entry)
        .filter((other) => !mixedUp.includes(other.entry))
        .map((other) => this.#language.option(other.entry, other.cost + REAL_WORD)),
    ];
  }

  /** Whether an unknown word is one slip away from a common one, as misspelled English is and another language is not. */
  isNear(token: string): boolean {
    return (
      token.length >= TELLING &&
      this.#candidates.of(token).some((option) => isNearAndCommon(option) && option.cost <= TELLING_SLIP)
    );
  }

  #possessive({ text, alone, cost }: Option, ending: string): Option {
    const whole = text + ending;
    return { text: whole, ids: [this.#language.idOf(whole)], alone: [alone[0]! - 3], cost, isTyped: false };
  }
}

/** Whether a common word is one slip away. */
function isNearAndCommon({ cost, alone }: Option): boolean {
  return cost <= NAME_SLIP && alone.length === 1 && alone[0]! > NAME_COMMON;
}

/** Words without those that are there already in other capitals. */
export function withoutRepeats(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const lower = word.toLowerCase();
    return !seen.has(lower) && seen.add(lower);
  });
}
