import { isCapitalised } from '@/text/case';
import { inCaseOf } from './casing';
import type { Channel } from './channel';
import type { Language } from './language';
import { foldWord, lettersOf } from './letters';
import { Search } from './search';
import type { WordCheck } from './speller';

/** One reading of what was typed: a word, or two for a split. */
export interface Option {
  /** As it is written inside a sentence. */
  text: string;
  /** Ids of its words in the n-gram model, and log P of each on its own. */
  ids: number[];
  alone: number[];
  /** What it costs that this was typed as it was, in nats. */
  cost: number;
  /** Whether it is what was typed. */
  isTyped: boolean;
}

/** A word that was typed, with all that it may have been meant to be. */
export interface Reading {
  isKnown: boolean;
  options: Option[];
}

const MOST = 16;
/** Weight of how frequent a word is where it stands alone. */
const WORD_FREQUENCY = 0.5;
const LIMITS = [11, 14, 17];
const ENOUGH = 6;
/** What one frequency code (1/14 nat) below the highest counts against a word while searching. */
const RARITY = 0.03;
/** Weight of how frequent a word is where the best few are chosen. */
const FREQUENCY = 0.6;
/** What an unknown word costs, by how it is written. */
const UNKNOWN = { lower: 9, capitalised: 3, opening: 6 };
/** A slip that makes another word: its cost is that of the slip, and how rarely words are mistyped. */
const REAL_WORD = 6;
const REAL_WORD_LIMIT = 7.5;
const COMMON = -13.5;
const NAME_IN_LOWER_CASE = 2.5;
/** The same letters with other capitals are another reading only when they are not so much (nats) rarer. */
const OTHER_CASE = 3;
const REMEMBERED = 20_000;

/** What each word may have been meant to be. Answers are remembered: the same few words come again and again. */
export class Reader {
  readonly #language: Language;
  readonly #search: Search;
  readonly #unknown = new Map<string, Option[]>();
  readonly #confusions = new Map<string, Option[]>();

  constructor(language: Language, channel: Channel) {
    this.#language = language;
    this.#search = new Search(language.lexicon.tree, channel);
  }

  /** `opens`: whether the word opens a sentence, so that its capital tells nothing. */
  read(token: string, opens: boolean): Reading {
    const { lexicon } = this.#language;
    const entry = this.#language.entryOf(token);
    if (entry >= 0) {
      const word = lexicon.wordOf(entry);
      const typed = { ...this.#option(entry, 0), isTyped: true };
      return { isKnown: true, options: [typed, ...(word === word.toLowerCase() ? this.#confusionsOf(word) : [])] };
    }
    const ending = /'(?:s|S)?$/.exec(token)?.[0] ?? '';
    const base = token.slice(0, token.length - ending.length);
    const baseEntry = ending === '' || base === '' ? -1 : this.#language.entryOf(base);
    if (baseEntry >= 0)
      return { isKnown: true, options: [{ ...this.#possessive(this.#option(baseEntry, 0), ending), isTyped: true }] };
    const { start, end } = lexicon.entriesOf(foldWord(token));
    const own: Option =
      end > start
        ? { ...this.#option(start, NAME_IN_LOWER_CASE), isTyped: true }
        : { text: token, ids: [this.#language.model.unknown], alone: [0], cost: unknownCost(token, opens), isTyped: true };
    const others =
      ending === '' ? this.#candidates(token) : this.#candidates(base).map((option) => this.#possessive(option, ending));
    return { isKnown: false, options: [own, ...others] };
  }

  /** A token that is not checked. */
  readAsTyped(token: string): Reading {
    const entry = this.#language.entryOf(token);
    const text = entry < 0 ? token : this.#language.lexicon.wordOf(entry);
    const alone = entry < 0 ? 0 : this.#language.lexicon.logProb(entry);
    return { isKnown: true, options: [{ text, ids: [this.#language.idOf(text)], alone: [alone], cost: 0, isTyped: true }] };
  }

  /** What one word by itself may have been meant to be, by what the slips cost and how frequent each word is. */
  correctWord(word: string): WordCheck {
    const known = this.#language.lexicon.entriesOf(foldWord(word));
    const isKnown = known.end > known.start;
    const others = this.#candidates(word)
      .filter(({ cost }) => cost > 0)
      .sort((a, b) => a.cost - b.cost - WORD_FREQUENCY * (Math.min(...a.alone) - Math.min(...b.alone)))
      .map(({ text }) => inCaseOf(word, text));
    return { known: isKnown, corrections: [...new Set(isKnown ? [word, ...others] : others)].slice(0, 10) };
  }

  #option(entry: number, cost: number): Option {
    const text = this.#language.lexicon.wordOf(entry);
    return { text, ids: [this.#language.idOf(text)], alone: [this.#language.lexicon.logProb(entry)], cost, isTyped: false };
  }

  #possessive({ text, alone, cost }: Option, ending: string): Option {
    const whole = text + ending;
    return { text: whole, ids: [this.#language.idOf(whole)], alone: [alone[0]! - 3], cost, isTyped: false };
  }

  /** The words that an unknown one may be meant to be. */
  #candidates(token: string): Option[] {
    const folded = foldWord(token);
    const known = this.#unknown.get(folded);
    if (known) return known;
    const letters = lettersOf(folded);
    let options: Option[] = [];
    for (const limit of LIMITS) {
      options = this.#search.find(letters, limit, RARITY).flatMap(({ node, cost }) => this.#words(node, cost));
      if (options.length >= ENOUGH) break;
    }
    const best = [...options, ...this.#splits(folded)]
      .sort((a, b) => a.cost - b.cost - FREQUENCY * (Math.min(...a.alone) - Math.min(...b.alone)))
      .slice(0, MOST);
    return remember(this.#unknown, folded, best);
  }

  /** Two words that were written as one. */
  #splits(folded: string): Option[] {
    const options: Option[] = [];
    const { lexicon } = this.#language;
    for (let i = 1; i < folded.length; i++) {
      const parts = [folded.slice(0, i), folded.slice(i)].map((part) => {
        const entry = this.#language.entryOf(part === 'i' ? 'I' : part);
        return entry >= 0 && (part.length > 1 || /^[ai]$/.test(part)) && lexicon.logProb(entry) > -11
          ? this.#option(entry, 0)
          : undefined;
      });
      const [left, right] = parts;
      if (!left || !right) continue;
      options.push({
        text: `${left.text} ${right.text}`,
        ids: [...left.ids, ...right.ids],
        alone: [...left.alone, ...right.alone],
        cost: 5,
        isTyped: false,
      });
    }
    return options;
  }

  /** The common words that a common word may have been meant to be. */
  #confusionsOf(word: string): Option[] {
    const known = this.#confusions.get(word);
    if (known) return known;
    const { lexicon } = this.#language;
    const options =
      word.length < 2
        ? []
        : this.#search
            .find(lettersOf(foldWord(word)), REAL_WORD_LIMIT + 3, RARITY)
            .filter(({ cost }) => cost > 0 && cost <= REAL_WORD_LIMIT)
            .flatMap(({ node, cost }) => this.#words(node, cost + REAL_WORD))
            .filter(({ text, alone }) => alone[0]! > COMMON && text === text.toLowerCase());
    return remember(this.#confusions, word, lexicon.size > 0 ? options : []);
  }

  #words(node: number, cost: number): Option[] {
    const { tree } = this.#language.lexicon;
    const options: Option[] = [];
    for (let entry = tree.entries[node]!; entry < tree.endOf(node); entry++) options.push(this.#option(entry, cost));
    const best = Math.max(...options.map(({ alone }) => alone[0]!));
    return options.filter(({ alone }) => alone[0]! > best - OTHER_CASE);
  }
}

function unknownCost(token: string, opens: boolean): number {
  if (!isCapitalised(token)) return UNKNOWN.lower;
  return opens ? UNKNOWN.opening : UNKNOWN.capitalised;
}

function remember<T>(memory: Map<string, T>, key: string, value: T): T {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
  return value;
}
