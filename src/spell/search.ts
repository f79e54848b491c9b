import { type Channel, ROW, RULE_LENGTH, START } from './channel';
import type { LetterTree } from './letter-tree';
import { LETTERS } from './letters';
import { RuleBook } from './rule-book';

/** A node of the tree where words end, and what it costs that its letters were typed as the given ones. */
export interface Found {
  node: number;
  cost: number;
}

/** What a search may find. */
export interface SearchLimits {
  /** The most that cost and rarity may come to together. */
  limit: number;
  /** What each frequency code below the highest counts. */
  rarity: number;
  /** Words with a lower frequency code are passed over. */
  leastCode?: number;
}

/** Letters a word may have. */
const DEEPEST = 64;
/** Letters by which what is typed may run ahead of or behind what is meant. */
const BAND = 4;
/** Rules that may be under way at once. */
const UNDER_WAY = 4096;
const FAR = Number.POSITIVE_INFINITY;
const WIDTH = DEEPEST + 2;

/**
 * Finds the words that could have been meant by some letters: one walk through the tree, with a row of the alignment (Wagner &
 * Fischer 1974) for each letter of the path, leaving out branches that cannot come under the limit, and in each row the places
 * that are over it already (Ukkonen 1985). A rule of several letters is taken up at its first and carried along the path until
 * its last, so that no branch is entered for a rule that cannot end in it.
 */
export class Search {
  readonly #tree: LetterTree;
  readonly #channel: Channel;
  readonly #book: RuleBook;
  /** Cell [depth × WIDTH + j]: the cost of the first `depth` letters meant and the first j typed; only from low to high hold. */
  readonly #cells = new Float32Array((DEEPEST + 1) * WIDTH);
  readonly #low = new Int32Array(DEEPEST + 1);
  readonly #high = new Int32Array(DEEPEST + 1);
  readonly #path = new Uint8Array(DEEPEST + 1);
  /** The rules under way: which, how many of its letters are passed, where it ends in what is typed, and its cost so far. */
  readonly #rule = new Uint32Array(UNDER_WAY);
  readonly #passed = new Uint8Array(UNDER_WAY);
  readonly #end = new Uint8Array(UNDER_WAY);
  readonly #sum = new Float32Array(UNDER_WAY);
  /** Of each row: its least cost, and as bits the letters typed next at its places. */
  readonly #least = new Float32Array(DEEPEST + 1);
  readonly #next = new Uint32Array(DEEPEST + 1);
  /** The least that any slip costs by which a letter is meant that is not typed. */
  readonly #cheapest: Float32Array;
  /** Where the rules under way at a depth end in these arrays; they begin where those of the depth above end. */
  readonly #ends = new Uint32Array(DEEPEST + 1);

  constructor(tree: LetterTree, channel: Channel) {
    this.#tree = tree;
    this.#channel = channel;
    this.#book = new RuleBook(channel);
    this.#path[0] = START;
    this.#cheapest = cheapestSlips(channel);
  }

  /** The words within the limits, in no order; none for more letters than a word has. */
  find(typed: Uint8Array, { limit, rarity, leastCode = 0 }: SearchLimits): Found[] {
    const { length } = typed;
    const found: Found[] = [];
    if (length === 0 || length >= DEEPEST) return found;
    const { letters, depths, skips, entries, best, size } = this.#tree;
    const openings = this.#book.openings(typed);
    const cheapest = this.#cheapest.map((cost, letter) => Math.min(cost, this.#book.cheapest(openings[letter])));
    this.#openRow(typed, limit);
    for (let node = 0; node < size; ) {
      const depth = depths[node]! + 1;
      const letter = letters[node]!;
      const code = best[node]!;
      const room = limit - rarity * (255 - code);
      const isOut =
        code < leastCode ||
        depth > DEEPEST ||
        depth > length + BAND ||
        // Neither does the letter itself come next, nor can a slip be afforded, nor is a rule under way.
        (((this.#next[depth - 1]! >>> letter) & 1) === 0 &&
          this.#least[depth - 1]! + cheapest[letter]! > room &&
          this.#ends[depth - 1]! === (depth > 1 ? this.#ends[depth - 2]! : 0));
      if (isOut || !this.#enter(depth, letter, typed, openings[letter]!, room)) {
        node = skips[node]!;
        continue;
      }
      if (entries[node]! >= 0 && this.#high[depth] === length) {
        const cost = this.#cells[depth * WIDTH + length]!;
        if (cost <= room) found.push({ node, cost });
      }
      node++;
    }
    return found;
  }

  /** The row of the empty word: all that is typed was put in. */
  #openRow(typed: Uint8Array, limit: number): void {
    const { insertions, first } = this.#channel;
    this.#cells[0] = 0;
    this.#low[0] = 0;
    this.#ends[0] = 0;
    let high = 0;
    for (let sum = first; high < typed.length && high < BAND; high++) {
      sum += insertions[START * ROW + typed[high]!]!;
      if (sum > limit) break;
      this.#cells[high + 1] = sum;
    }
    this.#high[0] = high;
    this.#close(0, 0, high, typed);
  }

  /** Notes what can be told of a row at a glance. */
  #close(depth: number, low: number, high: number, typed: Uint8Array): void {
    let least = FAR;
    let next = 0;
    for (let j = low; j <= high; j++) {
      const cost = this.#cells[depth * WIDTH + j]!;
      if (cost < least) least = cost;
      if (j < typed.length) next |= 1 << typed[j]!;
    }
    this.#least[depth] = least;
    this.#next[depth] = next;
  }

  /** Computes the row after one more letter; false where nothing below can come under `room`. */
  #enter(depth: number, letter: number, typed: Uint8Array, opening: Uint32Array[], room: number): boolean {
    const { substitutions, omissions, insertions, first } = this.#channel;
    const cells = this.#cells;
    this.#path[depth] = letter;
    const row = depth * WIDTH;
    const above = row - WIDTH;
    const extra = depth === 1 ? first : 0;
    const omit = omissions[this.#path[depth - 1]! * ROW + letter]! + extra;
    const lowAbove = this.#low[depth - 1]!;
    const highAbove = this.#high[depth - 1]!;
    const last = Math.min(typed.length, depth + BAND);
    const meant = letter * ROW;
    let low = Math.max(lowAbove, depth - BAND);
    let high = Math.min(highAbove + 1, last);
    for (let j = low; j <= high; j++) {
      let cost = j <= highAbove ? cells[above + j]! + omit : FAR;
      if (j > lowAbove) {
        const given = typed[j - 1]!;
        const kept = cells[above + j - 1]! + (given === letter ? 0 : substitutions[meant + given]! + extra);
        if (kept < cost) cost = kept;
      }
      cells[row + j] = cost;
    }
    this.#low[depth] = low;
    this.#high[depth] = high;
    const isUnderWay = this.#carry(depth, letter, room, last) | this.#takeUp(depth, opening, room, last);
    low = this.#low[depth]!;
    high = this.#high[depth]!;
    for (let j = low + 1; j <= last; j++) {
      const put = cells[row + j - 1]! + insertions[meant + typed[j - 1]!]!;
      if (j > high) {
        if (put > room) break;
        high = j;
        cells[row + j] = put;
      } else if (put < cells[row + j]!) cells[row + j] = put;
    }
    while (low <= high && cells[row + low]! > room) low++;
    while (high >= low && cells[row + high]! > room) high--;
    this.#low[depth] = low;
    this.#high[depth] = high;
    this.#close(depth, low, high, typed);
    return low <= high || isUnderWay !== 0;
  }

  /** Takes the rules under way one letter further; 1 where any still is. */
  #carry(depth: number, letter: number, room: number, last: number): number {
    const { lengths, letters } = this.#book;
    const begin = depth > 1 ? this.#ends[depth - 2]! : 0;
    const end = this.#ends[depth - 1]!;
    let next = end;
    for (let i = begin; i < end; i++) {
      const rule = this.#rule[i]!;
      const passed = this.#passed[i]!;
      const sum = this.#sum[i]!;
      if (sum > room || letters[rule * RULE_LENGTH + passed] !== letter) continue;
      if (passed + 1 === lengths[rule]) this.#arrive(depth, this.#end[i]!, sum, last);
      else if (next < UNDER_WAY) {
        this.#rule[next] = rule;
        this.#passed[next] = passed + 1;
        this.#end[next] = this.#end[i]!;
        this.#sum[next++] = sum;
      }
    }
    this.#ends[depth] = next;
    return next > end ? 1 : 0;
  }

  /** Takes up the rules that begin with the letter just entered; 1 where any is under way then. */
  #takeUp(depth: number, opening: Uint32Array[], room: number, last: number): number {
    const { costs, lengths, changesFirst } = this.#book;
    const above = (depth - 1) * WIDTH;
    const begin = this.#ends[depth]!;
    let next = begin;
    for (let j = this.#low[depth - 1]!; j <= this.#high[depth - 1]!; j++) {
      const list = opening[j];
      if (!list) continue;
      const start = this.#cells[above + j]!;
      // Pairs of rule and end, cheapest first.
      for (let i = 0; i < list.length; i += 2) {
        const rule = list[i]!;
        let sum = start + costs[rule]!;
        if (sum > room) break;
        if (depth === 1 && changesFirst[rule]) sum += this.#channel.first;
        if (lengths[rule] === 1) this.#arrive(depth, list[i + 1]!, sum, last);
        else if (next < UNDER_WAY) {
          this.#rule[next] = rule;
          this.#passed[next] = 1;
          this.#end[next] = list[i + 1]!;
          this.#sum[next++] = sum;
        }
      }
    }
    this.#ends[depth] = next;
    return next > begin ? 1 : 0;
  }

  /** A rule has ended: its cost goes into the row, which may become wider. */
  #arrive(depth: number, at: number, sum: number, last: number): void {
    if (at > last || at < depth - BAND) return;
    const row = depth * WIDTH;
    let low = this.#low[depth]!;
    let high = this.#high[depth]!;
    if (low > high) {
      low = at;
      high = at - 1;
    }
    while (high < at) this.#cells[row + ++high] = FAR;
    while (low > at) this.#cells[row + --low] = FAR;
    if (sum < this.#cells[row + at]!) this.#cells[row + at] = sum;
    this.#low[depth] = low;
    this.#high[depth] = high;
  }
}

/** For each letter the least that it costs to leave it out or to type another for it. */
function cheapestSlips({ substitutions, omissions }: Channel): Float32Array {
  return Float32Array.from({ length: LETTERS }, (_, letter) => {
    let least = FAR;
    for (let other = 0; other < ROW; other++) {
      least = Math.min(least, omissions[other * ROW + letter]!, other === letter ? FAR : substitutions[letter * ROW + other]!);
    }
    return least;
  });
}
