import { type Channel, ROW, RULE_LENGTH } from './channel';
import { LETTERS } from './letters';
import type { RuleBook } from './rule-book';

/** Letters a word may have. */
export const DEEPEST = 64;
/** Places of a row: before each letter, and after the last. */
export const WIDTH = DEEPEST + 2;
const FAR = Number.POSITIVE_INFINITY;
/** Rules that may fit somewhere in a word. */
const MOST_RULES = 1 << 14;
/** Sets of letters whose rows are kept at a time; so many bits number them. */
const ROW_BITS = 9;
const ROWS = 1 << ROW_BITS;
/** No set: there are fewer letters than bits. */
const NO_SET = 0xffff_ffff;
/** Knuth's multiplier, which spreads sets over the rows. */
const SPREAD = 0x9e37_79b1;

/** What can be told of the letters that were typed before any word is compared with them. */
export class TypedLetters {
  letters: Uint8Array = new Uint8Array();
  length = 0;
  /** As bits, which letters there are. */
  mask = 0;
  /** Cell [letter × WIDTH + j]: the first rule in `rules` that begins with that letter and could have made what is typed from j on, or -1. */
  readonly heads = new Int32Array(LETTERS * WIDTH);
  /** The rules that fit somewhere, where each ends in what is typed, and the next of the same cell: they come cheapest first. */
  readonly rules = new Uint16Array(MOST_RULES);
  readonly ends = new Uint8Array(MOST_RULES);
  readonly nexts = new Int32Array(MOST_RULES);
  /** What each of them costs, and as bits the letters that were meant: of most this tells that they do not fit. */
  readonly costs = new Float32Array(MOST_RULES);
  readonly masks = new Uint32Array(MOST_RULES);
  /** Cell [letter × WIDTH + j]: what it costs that the letter typed at j stands for a letter that was meant. */
  readonly singles = new Float32Array(LETTERS * WIDTH);
  /** Cell [letter × WIDTH + j]: the least by which a letter that was meant takes up what is typed from j on. */
  readonly steps = new Float32Array(LETTERS * WIDTH);
  /** By letter: the least of its steps. */
  readonly leasts = new Float32Array(LETTERS);
  /** Cell [letter × WIDTH + j]: the least that the places from j on with that letter cost together when it was not meant. */
  readonly strays = new Float32Array(LETTERS * WIDTH);
  /** Rows of `rowAhead`. */
  readonly ahead = new Float32Array(ROWS * WIDTH);
  /** The letters that each row of `ahead` is about, as bits. */
  readonly #absent = new Uint32Array(ROWS);
  readonly #channel: Channel;
  readonly #book: RuleBook;
  /** For each letter typed, the least that it costs to have put it in or typed it for another. */
  readonly #cheapest: Float32Array;
  readonly #stray = new Float32Array(WIDTH);

  constructor(channel: Channel, book: RuleBook) {
    this.#channel = channel;
    this.#book = book;
    this.#cheapest = cheapestStrays(channel);
  }

  /** Takes other letters, at most DEEPEST - 1. */
  set(letters: Uint8Array): void {
    if (isSame(letters, this.letters)) return; // One word is often searched for within limits that become wider.
    this.letters = letters.slice();
    this.length = letters.length;
    this.mask = 0;
    for (let j = 0; j < letters.length; j++) this.mask |= 1 << letters[j]!;
    this.#layOutSteps();
    this.#layOutRules();
    this.#layOutStrays();
    this.#findLeasts();
    this.#absent.fill(NO_SET);
  }

  /**
   * Where in `ahead` the row begins that tells, by place, the least that is still to come from there on for words that lack some of
   * the letters typed. It holds until another row is asked for.
   */
  rowAhead(absent: number): number {
    const row = Math.imul(absent, SPREAD) >>> (32 - ROW_BITS);
    const from = row * WIDTH;
    if (this.#absent[row] === absent) return from;
    this.#absent[row] = absent;
    const { strays, length, ahead } = this;
    ahead.fill(0, from, from + length + 1);
    for (let left = absent; left !== 0; left &= left - 1) {
      const stray = (31 - Math.clz32(left & -left)) * WIDTH;
      for (let j = 0; j <= length; j++) ahead[from + j]! += strays[stray + j]!;
    }
    return from;
  }

  #layOutSteps(): void {
    const { letters, length, singles, steps } = this;
    const { substitutions } = this.#channel;
    for (let meant = 0; meant < LETTERS; meant++) {
      for (let j = 0; j < length; j++)
        singles[meant * WIDTH + j] = letters[j] === meant ? 0 : substitutions[meant * ROW + letters[j]!]!;
      singles[meant * WIDTH + length] = FAR;
    }
    steps.set(singles);
  }

  #layOutRules(): void {
    const { letters, length, heads, steps } = this;
    const { costs, masks, letters: meant } = this.#book;
    let size = 0;
    for (let j = 0; j < length; j++) this.#stray[j] = this.#cheapest[letters[j]!]!;
    heads.fill(-1);
    const lists: Uint16Array[] = [];
    const places = new Int32Array(RULE_LENGTH);
    for (let from = 0; from < length; from++) {
      // The rules of each length are in order; the dearest of all goes in first, so that the cheapest is met first.
      lists.length = 0;
      for (let to = from + 1; to <= Math.min(length, from + RULE_LENGTH); to++)
        lists.push(this.#book.of(letters, from, to) ?? NONE);
      places.fill(0);
      for (;;) {
        let dearest = -1;
        for (let k = 0; k < lists.length; k++) {
          const rule = lists[k]![places[k]!];
          if (rule !== undefined && (dearest < 0 || rule < lists[dearest]![places[dearest]!]!)) dearest = k;
        }
        if (dearest < 0 || size === MOST_RULES) break;
        const rule = lists[dearest]![places[dearest]!++]!;
        const cell = meant[rule * RULE_LENGTH]! * WIDTH + from;
        const end = from + dearest + 1;
        this.rules[size] = rule;
        this.ends[size] = end;
        this.costs[size] = costs[rule]!;
        this.masks[size] = masks[rule]!;
        this.nexts[size] = heads[cell]!;
        heads[cell] = size++;
        if (costs[rule]! < steps[cell]!) steps[cell] = costs[rule]!;
        let absent = 0;
        for (let j = from; j < end; j++) if (((masks[rule]! >>> letters[j]!) & 1) === 0) absent++;
        for (let j = from; j < end; j++) {
          if (((masks[rule]! >>> letters[j]!) & 1) === 0 && costs[rule]! / absent < this.#stray[j]!)
            this.#stray[j] = costs[rule]! / absent;
        }
      }
    }
  }

  #findLeasts(): void {
    const { steps, leasts, length } = this;
    for (let letter = 0; letter < LETTERS; letter++) {
      let least = FAR;
      for (let j = 0; j < length; j++) least = Math.min(least, steps[letter * WIDTH + j]!);
      leasts[letter] = least;
    }
  }

  #layOutStrays(): void {
    const { letters, length, strays } = this;
    for (let letter = 0; letter < LETTERS; letter++) {
      if (((this.mask >>> letter) & 1) === 0) continue;
      let sum = 0;
      strays[letter * WIDTH + length] = 0;
      for (let j = length - 1; j >= 0; j--) {
        if (letters[j] === letter) sum += this.#stray[j]!;
        strays[letter * WIDTH + j] = sum;
      }
    }
  }
}

const NONE = new Uint16Array();

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function cheapestStrays({ substitutions, insertions }: Channel): Float32Array {
  return Float32Array.from({ length: LETTERS }, (_, typed) => {
    let least = FAR;
    for (let other = 0; other < ROW; other++) {
      least = Math.min(least, insertions[other * ROW + typed]!, other === typed ? FAR : substitutions[other * ROW + typed]!);
    }
    return least;
  });
}
