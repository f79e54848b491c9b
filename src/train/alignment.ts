import { type Channel, ROW, START } from '@/spell/channel';

/** One step of an alignment: letters meant from … to-1 were typed as typedFrom … typedTo-1. */
export interface Slip {
  kind: 'match' | 'substitution' | 'omission' | 'insertion' | 'transposition';
  from: number;
  to: number;
  typedFrom: number;
  typedTo: number;
  /** Where its cost stands in the channel's table. */
  row: number;
  column: number;
  cost: number;
}

/** The cheapest way in which a word became what was typed, by single slips (rules are not used), in order. */
export function align(meant: Uint8Array, typed: Uint8Array, channel: Channel): Slip[] {
  const width = typed.length + 1;
  const best = new Float64Array((meant.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps: (Slip | undefined)[] = new Array(best.length);
  best[0] = 0;
  const offer = (slip: Slip): void => {
    const total = best[slip.from * width + slip.typedFrom]! + slip.cost;
    const place = slip.to * width + slip.typedTo;
    if (total < best[place]!) {
      best[place] = total;
      steps[place] = slip;
    }
  };
  for (let i = 0; i <= meant.length; i++) {
    for (let j = 0; j <= typed.length; j++) {
      const before = i > 0 ? meant[i - 1]! : START;
      const extra = i === 0 ? channel.first : 0;
      const step = (kind: Slip['kind'], letters: number, given: number, row: number, column: number, cost: number): void =>
        offer({ kind, from: i, to: i + letters, typedFrom: j, typedTo: j + given, row, column, cost });
      const priced = (table: Float32Array, row: number, column: number): number => table[row * ROW + column]! + extra;
      const [a, b] = [meant[i], typed[j]];
      if (a !== undefined && b !== undefined) {
        if (a === b) step('match', 1, 1, a, b, 0);
        else step('substitution', 1, 1, a, b, priced(channel.substitutions, a, b));
        if (a !== b && meant[i + 1] === b && typed[j + 1] === a)
          step('transposition', 2, 2, a, b, priced(channel.transpositions, a, b));
      }
      if (a !== undefined) step('omission', 1, 0, before, a, priced(channel.omissions, before, a));
      if (b !== undefined) step('insertion', 0, 1, before, b, priced(channel.insertions, before, b));
    }
  }
  const slips: Slip[] = [];
  for (let i = meant.length, j = typed.length; i > 0 || j > 0; ) {
    const slip = steps[i * width + j]!;
    slips.push(slip);
    i = slip.from;
    j = slip.typedFrom;
  }
  return slips.reverse();
}
