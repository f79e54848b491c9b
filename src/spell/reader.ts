import { isCapitalised } from '@/text/case';
import { isDerived } from './affixes';
import { Candidates, FREQUENCY } from './candidates';
import { inCaseOf } from './casing';
import type { Channel } from './channel';
import type { Confusions } from './confusions';
import type { Language } from './language';
import { foldWord } from './letters';
import { changed, frequency, type Option, optionOf, type Reading, readingOf } from './option';
import { proposals } from './proposals';
import { Search } from './search';
import type { WordCheck } from './speller';
import { ENDING, possessive, type WordMet, WordsMet } from './words-met';

const MOST_CORRECTIONS = 10;
/** What it costs that an unknown word is right, by how it is written. */
const UNKNOWN = { lower: 9, capitalised: 3, opening: 6, derived: 4, mentioned: 2 };
/** Words that the n-gram model has and the lexicon has not: slips that are often seen, or parts of fixed phrases. */
const ONLY_IN_MODEL = 7;
/** log P from which a word in lower case may be meant by an unknown one with a capital, and the most that its slip may cost. */
const NAME_COMMON = -12;
const NAME_SLIP = 8;
/** What it costs that "of" is right between "would" and "gone", set by reasoning: it never is, however often people write it. */
const MODAL_OF = 16;
/** Letters from which a word that is nearly English tells that the text is, and the most that its slip may cost. */
const TELLING = 6;
const TELLING_SLIP = 6;
const STEM_COMMON = -14;
/** Letters from which a capitalised word may be any slip: shorter ones are symbols and initials, unless an apostrophe is left out. */
const SHORTEST_SLIP = 3;
/** What it costs to leave out a name's capital. */
const NAME_IN_LOWER_CASE = 2.5;

/** Where a word stands. */
export interface Place {
  /** It opens a sentence, so that its capital tells nothing. */
  opens: boolean;
  /** It is part of a word with hyphens. */
  isPart: boolean;
  /** It is a word that is spoken of. */
  isMentioned: boolean;
  /** It is an "of" that stands for "have". */
  isHave: boolean;
}

/** Gives each word with all that it may have been meant to be. */
export class Reader {
  readonly #language: Language;
  readonly #candidates: Candidates;
  readonly #words: WordsMet;

  constructor(language: Language, channel: Channel, confusions: Confusions) {
    this.#language = language;
    this.#words = new WordsMet(language, confusions);
    this.#candidates = new Candidates(language, new Search(language.lexicon.tree, channel));
  }

  /** What can be told of a word before it is seen where it stands. */
  met(token: string): WordMet {
    return this.#words.of(token);
  }

  read(token: string, place: Place): Reading {
    const { known } = this.#words.of(token);
    const have = place.isHave ? this.#language.entryOf('have') : -1;
    if (known && have >= 0) return readingOf([changed(known.options[0]!, { cost: MODAL_OF }), this.#language.option(have, 0)]);
    if (known) return known;
    if (isCapitalised(token)) {
      return readingOf([this.#asTyped(token, place), ...this.#notNames(token)], { isKnown: false, isPlausible: true });
    }
    const others = this.#others(token);
    const isPlausible = place.isPart || place.isMentioned || (isDerived(token, this.#isStem) && !others.some(isNearAndCommon));
    return readingOf([this.#asTyped(token, place, isPlausible), ...others], { isKnown: false, isPlausible });
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

  /** What an unknown word may have been meant to be. */
  #others(token: string): Option[] {
    const ending = ENDING.exec(token)?.[0] ?? '';
    const candidates = this.#candidates.of(token.slice(0, token.length - ending.length));
    const words = ending === '' ? candidates : candidates.map((option) => possessive(this.#language, option, ending));
    return words.filter(({ cost }) => cost > 0);
  }

  /** The reading that an unknown word is right. */
  #asTyped(token: string, { opens, isMentioned }: Place, isPlausible = false): Option {
    const { lexicon, model } = this.#language;
    const { start, end } = lexicon.entriesOf(foldWord(token));
    if (end > start) return changed(this.#language.option(start, NAME_IN_LOWER_CASE), { isTyped: true });
    const id = this.#language.idOf(token);
    const isInModel = id !== model.unknown;
    let cost = isInModel ? ONLY_IN_MODEL : UNKNOWN.lower;
    if (isCapitalised(token)) cost = opens ? UNKNOWN.opening : UNKNOWN.capitalised;
    else if (isMentioned) cost = UNKNOWN.mentioned;
    else if (isPlausible) cost = UNKNOWN.derived;
    return optionOf(token, [id], [isInModel ? model.unigram(id) : 0], cost, { isTyped: true });
  }

  #isStem = (word: string): boolean => {
    const entry = this.#language.entryOf(word);
    return entry >= 0 && this.#language.lexicon.logProb(entry) > STEM_COMMON;
  };

  /** An unknown word with a capital is a name, unless a common word in lower case is one slip away. */
  #notNames(token: string): Option[] {
    if (token.length < SHORTEST_SLIP) return this.#others(token).filter(({ text }) => text.replace("'", '') === token);
    const base = token.replace(ENDING, '');
    if (!this.#candidates.mayGive(base, NAME_SLIP, NAME_COMMON)) return [];
    const options = this.#others(token);
    const isNear = options.some(
      ({ text, cost, alone }) => text === text.toLowerCase() && cost <= NAME_SLIP && alone[0]! > NAME_COMMON,
    );
    return isNear ? options : [];
  }

  /** Whether an unknown word is one slip away from a common one, as misspelled English is and another language is not. */
  isNear(token: string): boolean {
    return (
      token.length >= TELLING &&
      this.#candidates.mayGive(token, TELLING_SLIP, NAME_COMMON) &&
      this.#candidates.of(token).some((option) => isNearAndCommon(option) && option.cost <= TELLING_SLIP)
    );
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
