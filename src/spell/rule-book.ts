import { type Channel, ROW, RULE_LENGTH, type Rule } from './channel';
import { HYPHEN } from './letters';

/** The rules of a channel in arrays, and transpositions as rules of two letters. */
export class RuleBook {
  readonly size: number;
  readonly costs: Float32Array;
  /** How many letters were meant, and how many are typed. */
  readonly lengths: Uint8Array;
  readonly typedLengths: Uint8Array;
  /** The letters that were meant, RULE_LENGTH places a rule, and as bits which they are. */
  readonly letters: Uint8Array;
  readonly masks: Uint32Array;
  /** 1 where the first letter changes. */
  readonly changesFirst: Uint8Array;
  /** Rules by what is typed, dearest first. */
  readonly #byTyped = new Map<number, Uint16Array>();

  constructor(channel: Channel) {
    const rules = [...channel.rules, ...transpositions(channel)].sort((a, b) => b.cost - a.cost);
    if (rules.length > 2 ** 16) throw new RangeError(`rule book: ${rules.length} rules, at most ${2 ** 16} fit`);
    this.size = rules.length;
    this.costs = Float32Array.from(rules, ({ cost }) => cost);
    this.lengths = Uint8Array.from(rules, ({ meant }) => meant.length);
    this.typedLengths = Uint8Array.from(rules, ({ typed }) => typed.length);
    this.changesFirst = Uint8Array.from(rules, ({ meant, typed }) => Number(meant[0] !== typed[0]));
    this.letters = new Uint8Array(rules.length * RULE_LENGTH);
    this.masks = Uint32Array.from(rules, ({ meant }) => meant.reduce((mask, letter) => mask | (1 << letter), 0));
    const byTyped = new Map<number, number[]>();
    rules.forEach(({ meant, typed }, i) => {
      this.letters.set(meant, i * RULE_LENGTH);
      const key = keyOf(typed, 0, typed.length);
      const same = byTyped.get(key);
      if (same) same.push(i);
      else byTyped.set(key, [i]);
    });
    for (const [key, list] of byTyped) this.#byTyped.set(key, Uint16Array.from(list));
  }

  /** The rules that could have made the letters typed from one place up to another, dearest first. */
  of(typed: Uint8Array, from: number, to: number): Uint16Array | undefined {
    return this.#byTyped.get(keyOf(typed, from, to));
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
