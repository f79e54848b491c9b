import type { Search } from './evidence';
import type { Ranked } from './find';
import { missingNames, questionNames } from './question-names';
import type { Emit } from './weights';

/** Emits what tells whether the documents speak of what is asked at all. */
export function presenceFeatures(search: Search, ranked: readonly Ranked[], emit: Emit): void {
  const { query, evidence, known, size } = search;
  const best = ranked[0];
  if (!best) return;
  const { covered, coveredWithLast, coveredByPassage, sentenceScore, passageScore, reading, likeness } = best.evidence;
  const coverage = evidence.map((one) => one.covered).sort((a, b) => b - a);
  const passages = [...new Set(evidence.map((one) => one.passageScore))].sort((a, b) => b - a);
  const inPassages = Math.max(...evidence.map((one) => one.coveredByPassage));
  emit('always', 1);
  emit('size', Math.log(1 + size) / 2);
  emit('known', known * 4);
  emit('known squared', known ** 2 * 4);
  emit('covered', covered * 4);
  emit('covered squared', covered ** 2 * 4);
  emit('covered with last', coveredWithLast * 4);
  emit('covered by passage', coveredByPassage * 4);
  emit('most covered', coverage[0]! * 4);
  emit('most covered squared', coverage[0]! ** 2 * 4);
  emit('most covered by passage', inPassages * 4);
  emit('most covered by passage squared', inPassages ** 2 * 4);
  emit('coverage stands out', (coverage[0]! - (coverage[4] ?? 0)) * 4);
  emit('sentence', sentenceScore * 4);
  emit('passage', passageScore * 4);
  emit('best passage', passages[0]! * 4);
  emit('best passage squared', passages[0]! ** 2 * 4);
  emit('passage stands out', (passages[0]! - (passages[2] ?? 0)) * 4);
  emit('share', best.share * 4);
  emit('spans', best.found.worth / 4);
  emit('terms', Math.log(1 + query.terms.length));
  emit('unknown terms', Math.log(1 + query.terms.filter(({ id }) => id < 0).length));
  emit('shared words', Math.log(1 + new Set(reading.asked.filter((place) => place >= 0)).size));
  nameFeatures(search, best, emit);
  if (likeness) {
    const most = Math.max(...evidence.map((one) => one.likeness?.sentence ?? 0));
    emit('likeness', likeness.sentence * 4);
    emit('likeness squared', likeness.sentence ** 2 * 4);
    emit('likeness of passage', likeness.passage * 4);
    emit('most likeness', most * 4);
    emit('most likeness squared', most ** 2 * 4);
  }
}

/** Emits what tells whether the best sentence is right where the documents do speak of what is asked. */
export function rightnessFeatures(search: Search, ranked: readonly Ranked[], emit: Emit): void {
  presenceFeatures(search, ranked, emit);
  emit(`asked ${search.question.asked}`, 1);
}

/** How many names and numbers of the question the sentence does not have, and how many are nowhere. */
function nameFeatures({ query }: Search, { evidence: { reading } }: Ranked, emit: Emit): void {
  const ids = new Map(query.terms.map(({ term, id }) => [term, id]));
  const names = questionNames(reading);
  const unknown = names.filter(({ unit }) => unit.terms.every((term) => (ids.get(term) ?? -1) < 0)).length;
  if (names.length === 0) emit('no names', 1);
  else emit('names missing', (2 * missingNames(reading)) / names.length);
  if (unknown > 0) emit('names unknown', (2 * unknown) / names.length);
}
