import { type Earlier, leansOn, PRONOUNS } from './follow-up';
import { readQuestion } from './question';
import { type Unit, unitsOf } from './units';

const PERSON = /^(?:he|she|him|his|her)$/;
const THING = /^(?:it|its)$/;
const OWNER = /^(?:his|its)$/;
/** What stands inside names: "Hildegard of Bingen". */
const JOINER = /^(?:of|de|da|von|van|the|al|bin|ibn|el)$/;
const LONGEST_NAME = 5;
const NAMES_A_THING = /\b(?:the|an?) \p{L}/iu;
/** Asks of something else what was asked before. */
const CARRIES_ON = /^\s*(?:and|but|or|so|what about|how about|what else)\b/i;

/**
 * A question in words that can be understood alone, for an encoder or a reader: its pronoun replaced by whom or what the turn before
 * names, "When did he step down?" by "When did Brendan Eich step down?", or with that turn before it where that is not plain.
 */
export function standalone(text: string, earlier: readonly Earlier[] = []): string {
  const before = earlier.at(-1);
  if (!before || !leansOn(text, readQuestion(text)) || isWhole(text)) return text;
  return withName(text, earlier) ?? [before.question, before.answer?.answer ?? '', text].filter(Boolean).join(' ');
}

/**
 * Whether a question is short and yet says all: "When was Mozilla founded?", "Who was the first keeper?" With the turn before it, a
 * reader would take it for two questions, and answer the other one.
 */
function isWhole(text: string): boolean {
  const { units, wh } = readQuestion(text);
  const hasPronoun = units.some(({ folded }) => PRONOUNS.has(folded));
  return wh >= 0 && !hasPronoun && (onlyName(text) !== undefined || (NAMES_A_THING.test(text) && !CARRIES_ON.test(text)));
}

/** The question with a name for its pronoun; undefined where it has none, or where it is not plain whose it is. */
function withName(text: string, earlier: readonly Earlier[]): string | undefined {
  const units = unitsOf(text);
  const at = units.findIndex(({ folded }) => PERSON.test(folded) || THING.test(folded));
  const pronoun = units[at];
  const name = pronoun && nameFor(PERSON.test(pronoun.folded), earlier);
  if (!name) return undefined;
  const { folded, start, end } = pronoun;
  // "Her" owns what follows it, if anything does: "her book", but "after her in".
  const next = units[at + 1];
  const isOwner = OWNER.test(folded) || (folded === 'her' && next !== undefined && next.before === '' && next.terms.length > 0);
  return `${text.slice(0, start)}${name}${isOwner ? '’s' : ''}${text.slice(end)}`;
}

/** Whom or what the last turn was about. */
function nameFor(isPerson: boolean, earlier: readonly Earlier[]): string | undefined {
  const before = earlier.at(-1);
  if (!before) return undefined;
  const said = before.answer?.answer ?? '';
  const question = withName(before.question, earlier.slice(0, -1)) ?? before.question;
  const asksForPerson = readQuestion(question).asked === 'person';
  const answered = isName(unitsOf(said)) ? said : undefined;
  if (isPerson && asksForPerson) return answered;
  return onlyName(question) ?? (isPerson === asksForPerson ? answered : undefined);
}

function isName(units: readonly Unit[]): boolean {
  const [first, last] = [units[0], units.at(-1)];
  if (!first?.isCapitalised || !last?.isCapitalised || units.length > LONGEST_NAME) return false;
  return units.every(({ isCapitalised, folded }) => isCapitalised || JOINER.test(folded));
}

/** The one name that a question has; what opens it has its capital for that. */
function onlyName(question: string): string | undefined {
  const { units, wh } = readQuestion(question);
  const runs: Unit[][] = [];
  units.forEach((unit, i) => {
    if (i === 0 || i === wh || !unit.isCapitalised) return;
    const last = runs.at(-1);
    if (last?.at(-1) === units[i - 1] && unit.before === '') last?.push(unit);
    else runs.push([unit]);
  });
  const [run, ...others] = runs;
  return run && others.length === 0 ? question.slice(run[0]!.start, run.at(-1)!.end) : undefined;
}
