import { LETTERS } from './letters';

/** Stands for what is before the first letter. */
export const START = LETTERS;
/** Longest side of a rule, in letters. */
export const RULE_LENGTH = 4;

/** Letters that were meant and what is typed for them: "ph" and "f". The cost is -ln of how often. */
export interface Rule {
  meant: Uint8Array;
  typed: Uint8Array;
  cost: number;
}

/**
 * What slips cost, as -ln of their probability where they can happen (Kernighan, Church & Gale 1990), and longer
 * replacements (Brill & Moore 2000). Rows are LETTERS + 1 long, so that START fits.
 */
export interface Channel {
  /** [meant][typed] */
  substitutions: Float32Array;
  /** [letter meant before][letter left out] */
  omissions: Float32Array;
  /** [letter meant before][letter put in] */
  insertions: Float32Array;
  /** [first meant][second meant] */
  transpositions: Float32Array;
  /** Added for a slip in the first letter. */
  first: number;
  rules: readonly Rule[];
}

export const ROW = LETTERS + 1;

/** Packs a channel into arrays for a table: costs, then the letters of the rules. */
export function packChannel(channel: Channel): { costs: Float32Array; letters: Uint8Array } {
  const { substitutions, omissions, insertions, transpositions, first, rules } = channel;
  const costs = Float32Array.of(
    first,
    ...substitutions,
    ...omissions,
    ...insertions,
    ...transpositions,
    ...rules.map(({ cost }) => cost),
  );
  const letters = Uint8Array.from(rules.flatMap(({ meant, typed }) => [meant.length, typed.length, ...meant, ...typed]));
  return { costs, letters };
}

/** Reads what `packChannel` made. */
export function readChannel(costs: Float32Array, letters: Uint8Array): Channel {
  const table = (i: number): Float32Array => costs.subarray(1 + i * ROW * ROW, 1 + (i + 1) * ROW * ROW);
  const rules: Rule[] = [];
  let place = 1 + 4 * ROW * ROW;
  for (let at = 0; at < letters.length; ) {
    const meant = letters.subarray(at + 2, at + 2 + letters[at]!);
    const typed = letters.subarray(at + 2 + letters[at]!, at + 2 + letters[at]! + letters[at + 1]!);
    rules.push({ meant, typed, cost: costs[place++]! });
    at += 2 + meant.length + typed.length;
  }
  return {
    first: costs[0]!,
    substitutions: table(0),
    omissions: table(1),
    insertions: table(2),
    transpositions: table(3),
    rules,
  };
}
