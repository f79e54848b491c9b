import { type Channel, ROW, RULE_LENGTH, type Rule } from './channel';
import { HYPHEN, LETTERS } from './letters';

/** The rules of a channel in arrays, and transpositions as rules of two letters. */
export class RuleBook {
  readonly costs: Float32Array;
  /** How many letters were meant. */
  readonly lengths: Uint8Array;
  /** The letters that were meant, RULE_LENGTH places a rule. */
  readonly letters: Uint8Array;
  /** 1 where the first letter changes. */
  readonly changesFirst: Uint8Array;
  /** Rules by what is typed, cheapest first. */
  readonly #byTyped = new Map<number, number[]>();

  constructor(channel: Channel) {
    const rules = [...channel.rules, ...transpositions(channel)];
    this.costs = Float32Array.from(rules, ({ cost }) => cost);
    this.lengths = Uint8Array.from(rules, ({ meant }) => meant.length);
    this.changesFirst = Uint8Array.from(rules, ({ meant, typed }) => Number(meant[0] !== typed[0]));
    this.letters = new Uint8Array(rules.length * RULE_LENGTH);
    rules.forEach(({ meant, typed }, i) => {
      this.letters.set(meant, i * RULE_LENGTH);
      const key = keyOf(typed, 0, typed.length);
      const same = this.#byTyped.get(key);
      if (same) same.push(i);
      else this.#byTyped.set(key, [i]);
    });
    for (const list of this.#byTyped.values()) list.sort((a, b) => this.costs[a]! - this.costs[b]!);
  }

  /** The least cost of some openings. */
  cheapest(opening: readonly (Uint32Array | undefined)[] | undefined): number {
    let least = Number.POSITIVE_INFINITY;
    opening?.forEach((list) => {
      if (list && list.length > 0) least = Math.min(least, this.costs[list[0]!]!);
    });
    return least;
  }

  /** openings[letter][j]: the rules that begin with that letter and could have made what is typed from j on, each with the place where it ends; cheapest first. */
  openings(typed: Uint8Array): Uint32Array[][] {
    const lists: number[][][] = Array.from({ length: LETTERS }, () => []);
    for (let from = 0; from < typed.length; from++) {
      const rules: [rule: number, end: number][] = [];
      for (let end = from + 1; end <= Math.min(typed.length, from + RULE_LENGTH); end++) {
        for (const rule of this.#byTyped.get(keyOf(typed, from, end)) ?? []) rules.push([rule, end]);
      }
      rules.sort((a, b) => this.costs[a[0]]! - this.costs[b[0]]!);
      for (const [rule, end] of rules) {
        const places = lists[this.letters[rule * RULE_LENGTH]!]!;
        const list = places[from];
        if (list) list.push(rule, end);
        else places[from] = [rule, end];
      }
    }
    return lists.map((places) => places.map((list) => Uint32Array.from(list)));
  }
}

function transpositions(channel: Channel): Rule[] {
  const rules: Rule[] = [];
  for (let a = 0; a <= HYPHEN; a++) {
    for (let b = 0; b <= HYPHEN; b++) {
      if (a !== b)
        rules.push({ meant: Uint8Array.of(a, b), typed: Uint8Array.of(b, a), cost: channel.transpositions[a * ROW + b]! });
    }
  }
  return rules;
}

/** Up to RULE_LENGTH letters as one number. */
function keyOf(letters: Uint8Array, from: number, to: number): number {
  let key = to - from;
  for (let i = from; i < to; i++) key = key * 32 + letters[i]!;
  return key;
}
