import type { Question } from './question';
import type { Unit } from './units';

/** A sentence as it is seen by a question. */
export interface Reading {
  question: Question;
  text: string;
  units: Unit[];
  /** For each unit, how rare that is of it which the question holds too; 0 where it holds nothing of it. */
  matched: Float64Array;
  /** For each unit, the place among the question's units of what it shares with it; -1 where it shares nothing. */
  asked: Int32Array;
}

/** Reads a sentence for a question; `idf` gives the rarity of a term. */
export function readSentence(question: Question, text: string, units: Unit[], idf: (term: string) => number): Reading {
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
      matched[i] = Math.max(matched[i]!, idf(term));
      asked[i] = place;
    }
  });
  return { question, text, units, matched, asked };
}
