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
    const ranked: Ranked[] = [];
    for (const found of this.#near(letters, limits)) this.#rank(found, ranked);
    for (const split of this.#splits(folded)) ranked.push({ entry: -1, split, cost: split.cost, frequency: frequency(split) });
    // Only the best are looked up: a wide search finds hundreds.
    const best: Option[] = [];
    for (const { entry, split, cost } of ranked.sort(byCost).slice(0, MOST))
      best.push(split ?? this.#language.option(entry, cost));
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
    for (const limit of limits) {
      const found = this.#find(letters, limit);
      const least = this.#leastOf(found);
      if (least === undefined) continue;
      const wider = Math.min(least + BEHIND, limits.at(-1)!);
      return found.length >= ENOUGH || wider <= limit ? found : this.#find(letters, wider);
    }
    return [];
  }

  #find(letters: Uint8Array, limit: number): Found[] {
    return this.#search.find(letters, { limit, rarity: RARITY, leastCode: 0, behind: BEHIND });
  }

  /** The least that a word costs which is not what was typed, its rarity included; undefined where there is none. */
  #leastOf(found: readonly Found[]): number | undefined {
    const { tree } = this.#language.lexicon;
    let least: number | undefined;
    for (const { node, cost } of found) {
      const total = cost + RARITY * (TOP_CODE - tree.codeOf(node));
      if (cost > 0 && (least === undefined || total < least)) least = total;
    }
    return least;
  }

  /** Adds the words with the letters of a node that are not much rarer than the most frequent of them. */
  #rank({ node, cost }: Found, ranked: Ranked[]): void {
    const { lexicon } = this.#language;
    const start = lexicon.tree.entries[node]!;
    const end = lexicon.tree.endOf(node);
    let least = Number.NEGATIVE_INFINITY;
    if (end > start + 1)
      for (let entry = start; entry < end; entry++) least = Math.max(least, lexicon.logProb(entry) - OTHER_CASE);
    for (let entry = start; entry < end; entry++) {
      const frequency = lexicon.logProb(entry);
      if (frequency > least) ranked.push({ entry, split: undefined, cost, frequency });
    }
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
