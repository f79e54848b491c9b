import type { Asked, Question } from './question';
import type { Reading } from './reading';
import type { Span } from './spans';
import { MONTH, type Unit } from './units';

/** Words that tell a time without a number. */
const TIME_WORD =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:today|tonight|yesterday|tomorrow|now|later|soon|never|always|daily|weekly|monthly|annually|yearly|hourly|once|twice|spring|summer|autumn|fall|winter|dawn|dusk|noon|midnight|easter|christmas|ramadan)$|^(?:morning|afternoon|evening|night|weekend|day|week|month|year|decade|centur|season|era|period|age|holiday)(?:s|y|ies)?$/;
/** What a time, a place, a reason or a way is said after. */
const BEFORE_TIME = /^(?:after|before|during|until|till|since|when|while|upon|by|from|between)$/;
const BEFORE_PLACE = /^(?:in|at|on|near|from|to|into|of|through|across|along|under|over|between|beside|around|outside|inside)$/;
const BEFORE_REASON = /^(?:because|due|to|for|since|as|by|so|from|of|that|after|through|with)$/;
const BEFORE_WAY = /^(?:by|with|through|via|using|as|into|from|in|on|of|to|when|if)$/;

const NUMBERS: ReadonlySet<Asked> = new Set(['count', 'money', 'share', 'duration', 'measure']);

/**
 * Whether a span can be what a question asks for, by what it is made of and what it is said after: a number, a time, a name … Where
 * even the likeliest words of a sentence cannot, none of them is the answer.
 */
export function fits({ question, units }: Reading, { from, to }: Span): boolean {
  const run = units.slice(from, to + 1);
  const said = units[from]!.before === '' ? (units[from - 1]?.folded ?? '') : '';
  const { asked } = question;
  if (NUMBERS.has(asked)) return run.some(({ isNumber, folded }) => isNumber || TIME_WORD.test(folded) || folded === 'free');
  switch (asked) {
    case 'time':
      return run.some(tellsTime) || BEFORE_TIME.test(said);
    case 'person':
      return run.some(({ isCapitalised, folded }) => isCapitalised && !MONTH.test(folded));
    case 'place':
      return run.some(({ isCapitalised }) => isCapitalised) || BEFORE_PLACE.test(said);
    case 'reason':
      return BEFORE_REASON.test(said);
    case 'manner':
      return BEFORE_WAY.test(said) || /(?:ing|ly)$/.test(run[0]!.folded);
    default:
      return !isClause(question);
  }
}

function tellsTime({ folded, isNumber, isCapitalised }: Unit): boolean {
  return isNumber || TIME_WORD.test(folded) || (isCapitalised && MONTH.test(folded));
}

/** What someone said or thinks, and what happens, takes a sentence to tell. */
const TOLD = /^(?:say|said|says|tell|told|think|thinks|thought|happen|happens|happened)$/;

function isClause({ wh, units }: Question): boolean {
  return units[wh]?.folded === 'what' && units.slice(wh + 1).some(({ folded }) => TOLD.test(folded));
}

/** What these ask for is told by its looks. Reasons, ways and places are said in more ways than `fits` knows. */
const PLAIN: ReadonlySet<Asked> = new Set(['time', 'count', 'money', 'share', 'duration', 'measure', 'person']);

/** The candidates that can be what the question asks for, a date for "when"; all of them where none can, or where looks do not tell. */
export function fitting<Candidate extends Span>(reading: Reading, candidates: readonly Candidate[]): readonly Candidate[] {
  if (!PLAIN.has(reading.question.asked)) return candidates;
  const fit = candidates.filter((candidate) => fits(reading, candidate));
  return fit.length ? fit : candidates;
}
