import type { Question } from './question';
import { isContent } from './spans';
import type { Unit } from './units';

/** A sentence as it is seen by a question. The arrays have one entry for each unit of the sentence. */
export interface Reading {
  question: Question;
  text: string;
  units: Unit[];
  /** How rare that is of a unit which the question holds too; 0 where it holds nothing of it. */
  matched: Float64Array;
  /** The place among the question's units of what it shares with a unit; -1 where it shares nothing. */
  asked: Int32Array;
  /** Sum of `matched` over the units before (after), and the same with each divided by its distance in content words. */
  weightLeft: Float64Array;
  nearLeft: Float64Array;
  weightRight: Float64Array;
  nearRight: Float64Array;
}

/** Reads a sentence for a question; `weightOf` gives the rarity of a term. */
export function readSentence(question: Question, text: string, units: Unit[], weightOf: (term: string) => number): Reading {
  const places = new Map<string, number>();
  question.units.forEach(({ terms }, i) => {
    for (const term of terms) places.set(term, i);
  });
  const matched = new Float64Array(units.length);
  const asked = new Int32Array(units.length).fill(-1);
  units.forEach(({ terms }, i) => {
    for (const term of terms) {
      const place = places.get(term);
      if (place === undefined) continue;
      matched[i] = Math.max(matched[i]!, weightOf(term));
      asked[i] = place;
    }
  });
  const walk = Array.from(units.keys());
  const [weightLeft, nearLeft] = nearness(units, matched, walk);
  const [weightRight, nearRight] = nearness(units, matched, walk.reverse());
  return { question, text, units, matched, asked, weightLeft, nearLeft, weightRight, nearRight };
}

/** For each unit, what of the question lies behind it when the units are walked in an order, in all and by nearness. */
function nearness(units: readonly Unit[], matched: Float64Array, order: number[]): [all: Float64Array, near: Float64Array] {
  const all = new Float64Array(units.length);
  const near = new Float64Array(units.length);
  order.forEach((at, walked) => {
    let away = 0;
    for (let back = walked - 1; back >= 0; back--) {
      const other = order[back]!;
      all[at]! += matched[other]!;
      near[at]! += matched[other]! / (1 + away);
      if (isContent(units[other]!)) away++;
    }
  });
  return [all, near];
}
