import { eachWord, foldWord, termOf } from '@/text/terms';

/** A word of a sentence as it is written, with all that is joined to it: "1973–74", "well-known", "$12". */
export interface Unit {
  start: number;
  end: number;
  /** Lower case, without accents and final "'s". */
  folded: string;
  /** The terms of its parts, stop words left out. */
  terms: string[];
  isCapitalised: boolean;
  hasDigit: boolean;
  /** Written with digits, or a number word: "three", "thousand". */
  isNumber: boolean;
  /** The marks between this word and the one before, without white space: '' or ',' or ')(' … */
  before: string;
}

/** A folded word that names a month. */
export const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** What may stand between the parts of one unit. */
const JOINT = /^[-–‑/&’'.@+_]{1,2}$/;
const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|half|dozen|third|quarter|several|couple)s?(?:-\w+)*$/;
const MARKS = /[\s]+/g;

/** A mark that refers to a note: "[27]", "[a]". It is no word of the sentence. */
const REFERENCE = /\[(?:\d{1,3}|\p{L})\]/gu;

function isReference(sentence: string, start: number, end: number): boolean {
  return sentence[start - 1] === '[' && sentence[end] === ']' && REFERENCE_MARK.test(sentence.slice(start, end));
}
const REFERENCE_MARK = /^(?:\d{1,3}|\p{L})$/u;

/** The units of a sentence, in order. */
export function unitsOf(sentence: string): Unit[] {
  const units: Unit[] = [];
  eachWord(sentence, (start, end) => {
    const word = sentence.slice(start, end);
    const last = units.at(-1);
    if (isReference(sentence, start, end)) return;
    const gap = sentence.slice(last?.end ?? 0, start).replace(REFERENCE, '');
    const term = termOf(word);
    if (last && JOINT.test(gap)) {
      last.end = end;
      last.folded += gap + foldWord(word);
      if (term) last.terms.push(term);
      last.hasDigit ||= /\d/.test(word);
      last.isNumber ||= last.hasDigit;
      return;
    }
    const folded = foldWord(word).replace(/'s$/, '');
    const hasDigit = /\d/.test(word);
    units.push({
      start,
      end,
      folded,
      terms: term ? [term] : [],
      isCapitalised: /^\p{Lu}/u.test(word),
      hasDigit,
      isNumber: hasDigit || NUMBER_WORD.test(folded),
      before: gap.replace(MARKS, ''),
    });
  });
  return units;
}
