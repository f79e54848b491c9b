import { type Channel, ROW, RULE_LENGTH, START } from './channel';
import type { LetterTree } from './letter-tree';
import { RuleBook } from './rule-book';

/** A node of the tree where words end, and what it costs that its letters were typed as the given ones. */
export interface Found {
  node: number;
  cost: number;
}

/** Letters a word may have. */
const DEEPEST = 64;
/** Letters by which what is typed may run ahead of or behind what is meant. */
const BAND = 4;
/** Rules that may be under way at once. */
const UNDER_WAY = 4096;
const FAR = Number.POSITIVE_INFINITY;

/**
 * Finds the words that could have been meant by some letters: one walk through the tree, with a row of the alignment (Wagner &
 * Fischer 1974) for each letter of the path, leaving out branches that cannot come under the limit. A rule of several letters
 * is taken up at its first and carried along the path until its last, so that no branch is entered for a rule it cannot end.
 */
export class Search {
  readonly #tree: LetterTree;
  readonly #channel: Channel;
  readonly #book: RuleBook;
  readonly #rows = Array.from({ length: DEEPEST + 1 }, () => new Float32Array(DEEPEST + 2));
  readonly #path = new Uint8Array(DEEPEST + 1);
  /** The rules under way: which, how many of its letters are passed, where it ends in what is typed, and its cost so far. */
  readonly #rule = new Uint32Array(UNDER_WAY);
  readonly #passed = new Uint8Array(UNDER_WAY);
  readonly #end = new Uint8Array(UNDER_WAY);
  readonly #sum = new Float32Array(UNDER_WAY);
  /** ends[depth]: where the rules under way at a depth end in these arrays; they begin where those of the depth above end. */
  readonly #ends = new Uint32Array(DEEPEST + 1);

  constructor(tree: LetterTree, channel: Channel) {
    this.#tree = tree;
    this.#channel = channel;
    this.#book = new RuleBook(channel);
  }

  /**
   * Every node with cost + rarity × (frequency codes that its best word is below the highest) of at most `limit`, in no
   * order. Empty for letters too many to be a word.
   */
  find(typed: Uint8Array, limit: number, rarity: number): Found[] {
    const length = typed.length;
    const found: Found[] = [];
    if (length === 0 || length >= DEEPEST) return found;
    const { letters, depths, skips, entries, best, size } = this.#tree;
    const openings = this.#book.openings(typed);
    this.#openRow(typed);
    for (let node = 0; node < size; ) {
      const depth = depths[node]! + 1;
      const letter = letters[node]!;
      this.#path[depth] = letter;
      const room = limit - rarity * (255 - best[node]!);
      if (depth > length + BAND || depth > DEEPEST || !this.#fill(depth, letter, typed, openings, room)) {
        node = skips[node]!;
        continue;
      }
      if (entries[node]! >= 0 && depth >= length - BAND) {
        const cost = this.#rows[depth]![length]!;
        if (cost <= room) found.push({ node, cost });
      }
      node++;
    }
    return found;
  }

  /** The row of the empty word: all that is typed was put in. */
  #openRow(typed: Uint8Array): void {
    const row = this.#rows[0]!;
    const { insertions, first } = this.#channel;
    row[0] = 0;
    let sum = first;
    for (let j = 1; j <= Math.min(typed.length, BAND); j++) {
      sum += insertions[START * ROW + typed[j - 1]!]!;
      row[j] = sum;
    }
    row[BAND + 1] = FAR;
    this.#ends[0] = 0;
  }

  /** Computes the row after `depth` letters; false where nothing below can come under `room`. */
  #fill(depth: number, letter: number, typed: Uint8Array, openings: Uint32Array[][], room: number): boolean {
    const { substitutions, omissions, insertions, first } = this.#channel;
    const row = this.#rows[depth]!;
    const above = this.#rows[depth - 1]!;
    const previous = depth > 1 ? this.#path[depth - 1]! : START;
    const extra = depth === 1 ? first : 0;
    const omit = omissions[previous * ROW + letter]! + extra;
    const from = Math.max(0, depth - BAND);
    const to = Math.min(typed.length, depth + BAND);
    if (from > 0) row[from - 1] = FAR;
    const meant = letter * ROW;
    for (let j = from; j <= to; j++) {
      let cost = j < depth + BAND ? above[j]! + omit : FAR;
      if (j > 0) {
        const given = typed[j - 1]!;
        const kept = above[j - 1]! + (given === letter ? 0 : substitutions[meant + given]! + extra);
        if (kept < cost) cost = kept;
      }
      row[j] = cost;
    }
    row[to + 1] = FAR;
    const isUnderWay = this.#carry(depth, letter, row, openings[letter], from, to, room);
    let least = row[from]!;
    for (let j = from + 1; j <= to; j++) {
      const put = row[j - 1]! + insertions[meant + typed[j - 1]!]!;
      if (put < row[j]!) row[j] = put;
      if (row[j]! < least) least = row[j]!;
    }
    return isUnderWay || least <= room;
  }

  /** Takes rules one letter further and takes up new ones; whether any is still under way. */
  #carry(
    depth: number,
    letter: number,
    row: Float32Array,
    opening: Uint32Array[] | undefined,
    from: number,
    to: number,
    room: number,
  ): boolean {
    const { costs, lengths, letters } = this.#book;
    const begin = depth > 1 ? this.#ends[depth - 2]! : 0;
    const end = this.#ends[depth - 1]!;
    let next = end;
    const take = (rule: number, passed: number, last: number, sum: number): void => {
      if (passed === lengths[rule]) {
        if (last >= from && last <= to && sum < row[last]!) row[last] = sum;
      } else if (next < UNDER_WAY) {
        this.#rule[next] = rule;
        this.#passed[next] = passed;
        this.#end[next] = last;
        this.#sum[next++] = sum;
      }
    };
    for (let i = begin; i < end; i++) {
      const rule = this.#rule[i]!;
      const passed = this.#passed[i]!;
      if (letters[rule * RULE_LENGTH + passed] === letter && this.#sum[i]! <= room)
        take(rule, passed + 1, this.#end[i]!, this.#sum[i]!);
    }
    if (opening) {
      const above = this.#rows[depth - 1]!;
      for (let j = Math.max(0, depth - 1 - BAND); j <= to; j++) {
        const list = opening[j];
        const start = above[j]!;
        if (!list || start > room) continue;
        // Pairs of rule and end, cheapest first.
        for (let i = 0; i < list.length; i += 2) {
          const sum = start + costs[list[i]!]!;
          if (sum > room) break;
          take(list[i]!, 1, list[i + 1]!, depth === 1 && this.#book.changesFirst[list[i]!] ? sum + this.#channel.first : sum);
        }
      }
    }
    this.#ends[depth] = next;
    return next > end;
  }
}
