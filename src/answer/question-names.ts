import type { Reading } from './reading';
import type { Unit } from './units';

/** Names and numbers of a question, but for what opens it: their capitals say something. */
export function questionNames({ question: { units, wh } }: Reading): { unit: Unit; place: number }[] {
  return units
    .map((unit, place) => ({ unit, place }))
    .filter(({ unit, place }) => place > 0 && place !== wh && (unit.isCapitalised || unit.hasDigit) && unit.terms.length > 0);
}

/** How many of the names of a question its sentence does not have. */
export function missingNames(reading: Reading): number {
  return questionNames(reading).filter(({ place }) => !reading.asked.includes(place)).length;
}
