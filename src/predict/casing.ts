import type { CaseWeights } from '@/ngram/top-words';
import { capitalise, isCapitalised } from '@/text/case';
import type { Candidate } from './candidates';
import type { Context } from './context';

/** A word as it should be written where it goes: after what was typed of it, or as it opens a sentence. */
export function writtenForm(word: string, { prefix, opens, isInformal }: Context): string {
  if (prefix === '') return opens && !isInformal ? capitalise(word) : word;
  const letters = prefix.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return word.toUpperCase();
  if (isCapitalised(prefix)) return capitalise(word);
  return word;
}

/** How often a word that has a capital is begun without it, and one that has none with it, inside a sentence. */
const LEFT_OUT = 0.1;
const PUT_IN = 0.03;

/** How likely words of either case are to be begun with the letters that were typed. */
export function caseWeights({ prefix, opens, isInformal }: Context): CaseWeights {
  const first = String.fromCodePoint(prefix.codePointAt(0) ?? 0);
  if (prefix === '' || opens) return { lower: 1, capital: 1 };
  if (first !== first.toLowerCase()) return { lower: PUT_IN, capital: 1 };
  return { lower: 1, capital: isInformal ? 1 : LEFT_OUT };
}

/** Candidates in written form; those that come out the same are one. */
export function writeCandidates(candidates: readonly Candidate[], context: Context): Candidate[] {
  const written = new Map<string, Candidate>();
  for (const { word, p, ngrams, network } of candidates) {
    const form = writtenForm(word, context);
    const same = written.get(form);
    written.set(form, {
      word: form,
      p: p + (same?.p ?? 0),
      ngrams: ngrams + (same?.ngrams ?? 0),
      network: network + (same?.network ?? 0),
    });
  }
  return [...written.values()].sort((a, b) => b.p - a.p);
}
