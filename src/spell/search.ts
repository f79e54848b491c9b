import { type Channel, ROW, RULE_LENGTH, START } from './channel';
import type { LetterTree } from './letter-tree';
import { BAND, Rows } from './rows';
import { RuleBook } from './rule-book';
import { DEEPEST, TypedLetters, WIDTH } from './typed-letters';

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
  /** By how much a word may be behind the best one that is not what was typed. */
  behind?: number;
}

/** Rules that may be under way at once. */
const UNDER_WAY = 4096;
const FAR = Number.POSITIVE_INFINITY;
/** The frequency code of the most frequent words. */
export const TOP_CODE = 255;

/**
 * Finds the words that could have been meant by some letters: one walk through the tree, with a row of the alignment (Wagner &
 * Fischer 1974) for each letter of the path, leaving out branches that cannot come under the limit, and in each row the places
 * that are over it already (Ukkonen 1985). A rule of several letters is taken up at its first and carried along the path until
 * its last, so that no branch is entered for a rule that cannot end in it. A branch is not entered either when letters that are
 * still to be accounted for occur nowhere in it and cost too much as slips.
 */
export class Search {
  readonly #tree: LetterTree;
  readonly #channel: Channel;
  readonly #book: RuleBook;
  readonly #typed: TypedLetters;
  readonly #rows = new Rows();
  readonly #path = new Uint8Array(DEEPEST + 1);
  /** At each depth the next node to look at, and where its siblings end. */
  readonly #next = new Uint32Array(DEEPEST + 1);
  readonly #stop = new Uint32Array(DEEPEST + 1);
  /** The rules under way: which, how many of its letters are passed, where it ends in what is typed, and its cost so far. */
  readonly #rule = new Uint32Array(UNDER_WAY);
  readonly #passed = new Uint8Array(UNDER_WAY);
  readonly #end = new Uint8Array(UNDER_WAY);
  readonly #sum = new Float32Array(UNDER_WAY);
  /** Where the rules under way at a depth end in these arrays; they begin where those of the depth above end. */
  readonly #ends = new Uint32Array(DEEPEST + 1);
  /** At each depth, as bits, the next letters of the rules under way. */
  readonly #awaited = new Uint32Array(DEEPEST + 1);

  constructor(tree: LetterTree, channel: Channel) {
    this.#tree = tree;
    this.#channel = channel;
    this.#book = new RuleBook(channel);
    this.#typed = new TypedLetters(channel, this.#book);
    this.#path[0] = START;
  }

  /** The words within the limits, in no order; none for more letters than a word has. */
  find(given: Uint8Array, { limit, rarity, leastCode = 0, behind = FAR }: SearchLimits): Found[] {
    const { length } = given;
    const typed = this.#typed;
    const found: Found[] = [];
    if (length === 0 || length >= DEEPEST) return found;
    const tree = this.#tree;
    const { letters, firsts, entries, best, below } = tree;
    const { omissions } = this.#channel;
    const { heads, singles, steps, leasts } = typed;
    const { cells, low: lows, high: highs } = this.#rows;
    typed.set(given);
    const { ahead } = typed;
    this.#rows.open(given, this.#channel, limit);
    this.#ends[0] = 0;
    this.#awaited[0] = 0;
    const deepest = Math.min(DEEPEST, length + BAND);
    const { mask } = typed;
    let farthest = limit;
    let depth = 1;
    this.#next[1] = 0;
    this.#stop[1] = tree.roots;
    descend: while (depth > 0) {
      const low = lows[depth - 1]!;
      const high = highs[depth - 1]!;
      const above = (depth - 1) * WIDTH;
      const before = this.#path[depth - 1]! * ROW;
      const awaited = this.#awaited[depth - 1]!;
      const stop = this.#stop[depth]!;
      let cheapest = FAR;
      for (let j = low; j <= high; j++) if (cells[above + j]! < cheapest) cheapest = cells[above + j]!;
      for (let node = this.#next[depth]!; node < stop; node++) {
        const code = best[node]!;
        if (code < leastCode) continue;
        const room = farthest - rarity * (TOP_CODE - code);
        // By its first letter alone, wherever it may stand and where it does …
        const letter = letters[node]!;
        const omit = omissions[before + letter]!;
        const isAwaited = ((awaited >>> letter) & 1) === 1;
        if (cheapest + Math.min(omit, leasts[letter]!) > room && !isAwaited) continue;
        const meant = letter * WIDTH;
        let j = low;
        for (; j <= high; j++) {
          const step = steps[meant + j]!;
          if (cells[above + j]! + Math.min(omit, step) <= room) break;
        }
        if (j > high && !isAwaited) continue;
        // … and by which letters it has.
        const absent = mask & ~below[node]!;
        const toCome = typed.rowAhead(absent);
        for (; j <= high; j++) {
          const left = room - cells[above + j]!;
          if (omit + ahead[toCome + j]! <= left) break;
          if (singles[meant + j]! + ahead[toCome + j + 1]! <= left) break;
          if (heads[meant + j]! >= 0 && steps[meant + j]! + ahead[toCome + Math.min(j + RULE_LENGTH, length)]! <= left) break;
        }
        if ((j > high && !isAwaited) || !this.#enter(depth, node, room, toCome)) continue;
        if (entries[node]! >= 0 && highs[depth] === length && lows[depth]! <= length) {
          const cost = cells[depth * WIDTH + length]!;
          const total = cost + rarity * (TOP_CODE - tree.codeOf(node));
          if (total <= farthest) {
            found.push({ node, cost });
            if (cost > 0 && total + behind < farthest) farthest = total + behind;
          }
        }
        if (depth === deepest) continue;
        this.#next[depth] = node + 1;
        depth++;
        this.#next[depth] = firsts[node]!;
        this.#stop[depth] = firsts[node + 1]!;
        continue descend;
      }
      depth--;
    }
    return farthest === limit
      ? found
      : found.filter(({ node, cost }) => cost + rarity * (TOP_CODE - tree.codeOf(node)) <= farthest);
  }

  /** Computes the row after one more letter; false where nothing below can come under `room`. */
  #enter(depth: number, node: number, room: number, toCome: number): boolean {
    const letter = this.#tree.letters[node]!;
    const { substitutions, omissions, insertions, first } = this.#channel;
    const { letters: typed, ahead } = this.#typed;
    const { cells, low: lows, high: highs } = this.#rows;
    this.#path[depth] = letter;
    const row = depth * WIDTH;
    const above = row - WIDTH;
    const extra = depth === 1 ? first : 0;
    const omit = omissions[this.#path[depth - 1]! * ROW + letter]! + extra;
    const lowAbove = lows[depth - 1]!;
    const highAbove = highs[depth - 1]!;
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
    lows[depth] = low;
    highs[depth] = high;
    this.#awaited[depth] = 0;
    this.#ends[depth] = this.#ends[depth - 1]!;
    if (((this.#awaited[depth - 1]! >>> letter) & 1) === 1) this.#carry(depth, letter, room, toCome);
    this.#takeUp(depth, node, room, toCome);
    low = lows[depth]!;
    high = highs[depth]!;
    for (let j = low + 1; j <= last; j++) {
      const put = cells[row + j - 1]! + insertions[meant + typed[j - 1]!]!;
      if (j > high) {
        if (put > room) break;
        high = j;
        cells[row + j] = put;
      } else if (put < cells[row + j]!) cells[row + j] = put;
    }
    while (low <= high && cells[row + low]! + ahead[toCome + low]! > room) low++;
    while (high >= low && cells[row + high]! + ahead[toCome + high]! > room) high--;
    lows[depth] = low;
    highs[depth] = high;
    return low <= high || this.#awaited[depth] !== 0;
  }

  /** Takes the rules under way one letter further. */
  #carry(depth: number, letter: number, room: number, toCome: number): void {
    const { lengths, letters } = this.#book;
    const begin = depth > 1 ? this.#ends[depth - 2]! : 0;
    const end = this.#ends[depth - 1]!;
    const { ahead } = this.#typed;
    let next = end;
    let awaited = 0;
    for (let i = begin; i < end; i++) {
      const rule = this.#rule[i]!;
      const passed = this.#passed[i]! + 1;
      const sum = this.#sum[i]!;
      const to = this.#end[i]!;
      if (letters[rule * RULE_LENGTH + passed - 1] !== letter || sum + ahead[toCome + to]! > room) continue;
      if (passed === lengths[rule]) this.#rows.offer(depth, to, sum);
      else if (next < UNDER_WAY) {
        this.#rule[next] = rule;
        this.#passed[next] = passed;
        this.#end[next] = to;
        this.#sum[next++] = sum;
        awaited |= 1 << letters[rule * RULE_LENGTH + passed]!;
      }
    }
    this.#ends[depth] = next;
    this.#awaited[depth]! |= awaited;
  }

  /** Takes up the rules that begin with the letter just entered. */
  #takeUp(depth: number, node: number, room: number, toCome: number): void {
    const { lengths, letters, changesFirst } = this.#book;
    const { heads, rules, costs, masks, ends, nexts, ahead } = this.#typed;
    const { cells, low, high } = this.#rows;
    const above = (depth - 1) * WIDTH;
    const missing = ~this.#tree.below[node]!;
    const first = this.#tree.letters[node]! * WIDTH;
    const highest = high[depth - 1]!;
    let next = this.#ends[depth]!;
    let awaited = 0;
    for (let j = low[depth - 1]!; j <= highest; j++) {
      const start = cells[above + j]!;
      for (let i = heads[first + j]!; i >= 0; i = nexts[i]!) {
        let sum = start + costs[i]!;
        if (sum > room) break;
        if ((masks[i]! & missing) !== 0) continue;
        const end = ends[i]!;
        const rule = rules[i]!;
        if (depth === 1 && changesFirst[rule]) sum += this.#channel.first;
        if (sum + ahead[toCome + end]! > room) continue;
        if (lengths[rule] === 1) this.#rows.offer(depth, end, sum);
        else if (next < UNDER_WAY) {
          this.#rule[next] = rule;
          this.#passed[next] = 1;
          this.#end[next] = end;
          this.#sum[next++] = sum;
          awaited |= 1 << letters[rule * RULE_LENGTH + 1]!;
        }
      }
    }
    this.#ends[depth] = next;
    this.#awaited[depth]! |= awaited;
  }
}
