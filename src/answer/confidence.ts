import type { Search } from './evidence';
import type { Ranked } from './find';
import type { Emit } from './weights';

/** Emits all that tells whether the best of the ranked sentences answers the question. */
export function confidenceFeatures(
  { question, query, known, evidence, size }: Search,
  ranked: readonly Ranked[],
  emit: Emit,
): void {
  const best = ranked[0];
  if (!best) return;
  const { covered, coveredWithLast, coveredByPassage, sentenceScore, passageScore, reading } = best.evidence;
  emit('always', 1);
  emit('known', known * 4);
  emit('covered', covered * 4);
  emit('covered with last', coveredWithLast * 4);
  emit('covered by passage', coveredByPassage * 4);
  emit('most covered', Math.max(...evidence.map((one) => one.covered)) * 4);
  emit('sentence', sentenceScore * 4);
  emit('passage', passageScore * 4);
  emit('share', best.share * 4);
  emit('spans', best.found.worth / 4);
  emit('terms', Math.log(1 + query.terms.length));
  emit('size', Math.log(1 + size) / 2);
  emit(`asked ${question.asked}`, 1);
  let names = 0;
  let strange = 0;
  let missing = 0;
  const places = new Set(reading.asked);
  const ids = new Map(query.terms.map(({ term, id }) => [term, id]));
  question.units.forEach((unit, i) => {
    if (!(unit.isCapitalised || unit.hasDigit) || i === question.wh || i === 0 || !unit.terms.length) return;
    names++;
    if (!places.has(i)) missing++;
    if (unit.terms.every((term) => (ids.get(term) ?? -1) < 0)) strange++;
  });
  if (!names) emit('no names', 1);
  else emit('names missing', (2 * missing) / names);
  if (strange) emit('names strange', (2 * strange) / names);
}
