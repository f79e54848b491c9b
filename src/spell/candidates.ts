import { isCapitalised } from '@/text/case';
import type { Language } from './language';
import { foldWord, lettersOf } from './letters';
import { frequency, type Option, optionOf } from './option';
import { type Found, type Search, TOP_CODE } from './search';

const MOST = 32;
/** The search is widened step by step until something is found; for what is most likely a name not as far. */
const LIMITS = [10, 13, 16, 20];
const LIMITS_OF_NAMES = LIMITS.slice(0, 3);
/** So many words are enough, and what is so much behind the best is not worth a wider search. */
const ENOUGH = 8;
const BEHIND = 6;
/** What one frequency code (1/14 nat) below the highest counts against a word while searching. */
const RARITY = 0.03;
/** Weight of how frequent a word is against what the slips cost, where there is no context. */
export const FREQUENCY = 0.5;
/** The same letters with other capitals are another reading only when they are not so much (nats) rarer. */
const OTHER_CASE = 3;
/** What it costs to leave out a space, and log P from which a word is common enough to be part of a split. */
const SPLIT = 5;
const SPLIT_COMMON = -11;
const REMEMBERED = 20_000;

/** The words that unknown letters may be meant to be. Answers are remembered: the same few slips come again and again. */
export class Candidates {
  readonly #language: Language;
  readonly #search: Search;
  readonly #known = new Map<string, Option[]>();
  readonly #close = new Map<string, boolean>();

  constructor(language: Language, search: Search) {
    this.#language = language;
    this.#search = search;
  }

  /** The best few, best first. */
  of(token: string): Option[] {
    const folded = foldWord(token);
    const limits = isCapitalised(token) ? LIMITS_OF_NAMES : LIMITS;
    const key = `${limits.length} ${folded}`;
    const known = this.#known.get(key);
    if (known) return known;
    const letters = lettersOf(folded);
    const words = this.#near(letters, limits).flatMap((found) => this.#ranked(found));
    const splits = this.#splits(folded).map((split) => ({ entry: -1, split, cost: split.cost, frequency: frequency(split) }));
    // Only the best are looked up: a wide search finds hundreds.
    const best = [...words, ...splits]
      .sort(byCost)
      .slice(0, MOST)
      .map(({ entry, split, cost }) => split ?? this.#language.option(entry, cost));
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, best);
    return best;
  }

  /** Whether `of` may give a word with a slip that costs at most so much and a log P of at least so much: far sooner told than which. */
  mayGive(token: string, cost: number, logProb: number): boolean {
    const folded = foldWord(token);
    const key = `${cost} ${logProb} ${folded}`;
    const known = this.#close.get(key);
    if (known !== undefined) return known;
    const limits = { limit: cost, rarity: 0, leastCode: this.#language.lexicon.codeOf(logProb), behind: 0 };
    const isClose =
      this.#search.find(lettersOf(folded), limits).some((found) => found.cost > 0) || this.#splits(folded).length > 0;
    if (this.#close.size >= REMEMBERED) this.#close.clear();
    this.#close.set(key, isClose);
    return isClose;
  }

  /** The words nearest to some letters, within the first limits that are wide enough for them. */
  #near(letters: Uint8Array, limits: readonly number[]): Found[] {
    const { tree } = this.#language.lexicon;
    const find = (limit: number): Found[] => this.#search.find(letters, { limit, rarity: RARITY, leastCode: 0, behind: BEHIND });
    for (const limit of limits) {
      const found = find(limit);
      const others = found.filter(({ cost }) => cost > 0);
      if (others.length === 0) continue;
      const least = Math.min(...others.map(({ node, cost }) => cost + RARITY * (TOP_CODE - tree.codeOf(node))));
      const wider = Math.min(least + BEHIND, limits.at(-1)!);
      return found.length >= ENOUGH || wider <= limit ? found : find(wider);
    }
    return [];
  }

  /** The words with the letters of a node that are not much rarer than the most frequent of them. */
  #ranked({ node, cost }: Found): Ranked[] {
    const { tree } = this.#language.lexicon;
    const ranked: Ranked[] = [];
    for (let entry = tree.entries[node]!; entry < tree.endOf(node); entry++)
      ranked.push({ entry, split: undefined, cost, frequency: this.#language.lexicon.logProb(entry) });
    if (ranked.length === 1) return ranked;
    const best = Math.max(...ranked.map((one) => one.frequency));
    return ranked.filter((one) => one.frequency > best - OTHER_CASE);
  }

  /** Two common words that were written as one. */
  #splits(folded: string): Option[] {
    const options: Option[] = [];
    for (let i = 1; i < folded.length; i++) {
      const left = this.#part(folded.slice(0, i));
      const right = left && this.#part(folded.slice(i));
      if (!right) continue;
      const [ids, alone] = [
        [...left.ids, ...right.ids],
        [...left.alone, ...right.alone],
      ];
      options.push(optionOf(`${left.text} ${right.text}`, ids, alone, SPLIT));
    }
    return options;
  }

  #part(letters: string): Option | undefined {
    if (letters.length === 1 && !/[ai]/.test(letters)) return undefined;
    const entry = this.#language.entryOf(letters === 'i' ? 'I' : letters);
    return entry >= 0 && this.#language.lexicon.logProb(entry) > SPLIT_COMMON ? this.#language.option(entry, 0) : undefined;
  }
}

/** An entry of the lexicon, or a split, before it is known whether it is among the best. */
interface Ranked {
  entry: number;
  split: Option | undefined;
  cost: number;
  /** log P of it on its own. */
  frequency: number;
}

function byCost(a: Ranked, b: Ranked): number {
  return a.cost - b.cost - FREQUENCY * (a.frequency - b.frequency);
}
