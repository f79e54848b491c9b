import type { Evidence } from './evidence';
import { missingNames, questionNames } from './question-names';
import type { Reading } from './reading';
import type { Emit } from './weights';

/** Emits all that tells whether a sentence answers the question; `spans` is the worth of the best answers found in it. */
export function sentenceFeatures(evidence: Evidence, spans: number, emit: Emit): void {
  const { reading, covered, coveredWithLast, coveredByPassage, sentenceScore, passageScore, likeness } = evidence;
  const { question, units, text, matched } = reading;
  emit('covered', covered * 4);
  emit('covered with last', coveredWithLast * 4);
  emit('covered by passage', coveredByPassage * 4);
  emit('sentence', sentenceScore * 4);
  emit('passage', passageScore * 4);
  if (likeness) {
    emit('likeness', likeness.sentence * 4);
    emit('likeness of passage', likeness.passage * 4);
  }
  emit('spans', spans);
  emit('length', Math.log(1 + units.length));
  if (text.endsWith('?')) emit('asks', 1);
  const isNew = (i: number): boolean => matched[i] === 0;
  const hasNumber = units.some(({ hasDigit }, i) => hasDigit && isNew(i));
  const hasName = units.some(({ isCapitalised }, i) => i > 0 && isCapitalised && isNew(i));
  emit(`number ${question.asked} ${hasNumber}`, 1);
  emit(`name ${question.asked} ${hasName}`, 1);
  const names = questionNames(reading).length;
  if (names > 0) emit('names missing', (2 * missingNames(reading)) / names);
}

/** So many words may stand before the subject of a definition, with a comma after them. */
const LONGEST_LEAD = 4;
/** What is said of all or of some does not define: "Every Hermitian matrix is normal", "This lion is …". */
const NOT_ALL = /^(?:every|each|any|some|most|many|few|no|all|both|this|these|that|those|such|another|other)$/;
const COPULA = /^(?:is|are|was|were|means|refers|denotes)$/;

/** Whether a sentence says what its subject is, to a question that asks no more: "Lions are …", "A decision problem, also …, is …". */
export function defines({ question, units, matched }: Reading): boolean {
  if (!question.isDefinition) return false;
  const first = matched.findIndex((weight) => weight > 0);
  // "In mathematics, a matrix is …": the subject stands after the comma.
  const start = Math.max(
    0,
    units.slice(0, LONGEST_LEAD + 1).findIndex(({ before }) => before === ','),
  );
  if (first < start || first > start + 2 || NOT_ALL.test(units[start]!.folded)) return false;
  let next = first + 1;
  while (matched[next]! > 0) next++;
  const isAside = (units[next]?.before ?? '') !== ''; // "(also called …)", ", which …,"
  return COPULA.test(units[next]?.folded ?? '') || (isAside && units.slice(next).some(({ folded }) => COPULA.test(folded)));
}
