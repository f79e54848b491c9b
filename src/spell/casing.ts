import { capitalise, isCapitalised } from '@/text/case';

/** A correction in the case of the word it replaces: "Teh" gives "The", "TEH" gives "THE"; names keep their own capitals. */
export function inCaseOf(typed: string, correction: string): string {
  if (isAllCapitals(typed)) return correction.toUpperCase();
  if (isCapitalised(typed)) return capitalise(correction);
  return correction;
}

/** Whether a word of two letters or more is in capitals throughout. */
export function isAllCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}
