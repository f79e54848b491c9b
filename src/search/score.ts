import type { Query, QueryTerm } from './query';
import { rarity, type SearchIndex } from './search-index';

/** How fast more of the same term stops counting, and how much long texts are held back (Robertson and Zaragoza 2009). */
const K1 = 1.5;
const B = 0.75;

/** What each passage and sentence has to do with a query. */
export interface Scores {
  /** BM25 of each passage. */
  passages: Float64Array;
  /** BM25 of each sentence, by the rarity of terms among sentences. */
  sentences: Float64Array;
  /** The best of each passage's sentences. */
  best: Float64Array;
  /** Rarity of the pairs of terms that stand side by side in each passage as they do in the query. */
  pairs: Float64Array;
  /** Rarity of the query's terms in the headings of each passage. */
  headings: Float64Array;
}

/** Scores every passage and sentence. */
export function scoreAll(index: SearchIndex, query: Query): Scores {
  const passages = new Float64Array(index.passages);
  const sentences = new Float64Array(index.sentences);
  for (const term of [...query.terms, ...query.variants]) if (term.id >= 0) addTerm(index, term, passages, sentences);
  const best = new Float64Array(index.passages);
  for (let sentence = 0; sentence < index.sentences; sentence++) {
    const passage = index.passageOf[sentence]!;
    if (sentences[sentence]! > best[passage]!) best[passage] = sentences[sentence]!;
  }
  return { passages, sentences, best, pairs: pairScores(index, query), headings: headingScores(index, query) };
}

/** Adds what one term is worth: its places are in reading order, so those of one sentence and one passage stand together. */
function addTerm(index: SearchIndex, { id, weight }: QueryTerm, passages: Float64Array, sentences: Float64Array): void {
  const { sentenceOf, passageOf } = index;
  const { termStarts, positions, tokens } = index.tables;
  const to = termStarts[id + 1]!;
  const meanPassage = tokens.length / index.passages;
  const meanSentence = tokens.length / index.sentences;
  const factor = weight / rarity(index.passagesWith[id]!, index.passages);
  const sentenceWeight = factor * rarity(index.sentencesWith[id]!, index.sentences);
  let inPassage = 0;
  for (let i = termStarts[id]!; i < to; ) {
    const sentence = sentenceOf[positions[i]!]!;
    const passage = passageOf[sentence]!;
    let count = 1;
    while (++i < to && sentenceOf[positions[i]!] === sentence) count++;
    sentences[sentence]! += sentenceWeight * saturated(count, index.sentenceLength(sentence) / meanSentence);
    inPassage += count;
    if (i < to && passageOf[sentenceOf[positions[i]!]!] === passage) continue;
    passages[passage]! += weight * saturated(inPassage, index.passageLength(passage) / meanPassage);
    inPassage = 0;
  }
}

function saturated(count: number, length: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + B * length));
}

function pairScores(index: SearchIndex, { terms, pairs }: Query): Float64Array {
  const scores = new Float64Array(index.passages);
  const { termStarts, positions, tokens } = index.tables;
  for (const [first, second] of pairs) {
    const { id, weight } = terms[first]!;
    const next = terms[second]!;
    if (id < 0 || next.id < 0) continue;
    let last = -1;
    for (let i = termStarts[id]!; i < termStarts[id + 1]!; i++) {
      const at = positions[i]!;
      if (tokens[at + 1] !== next.id) continue;
      const passage = index.passageOf[index.sentenceOf[at]!]!;
      if (passage === last || index.passageOf[index.sentenceOf[at + 1]!] !== passage) continue;
      scores[passage]! += (weight + next.weight) / 2;
      last = passage;
    }
  }
  return scores;
}

function headingScores(index: SearchIndex, { terms }: Query): Float64Array {
  const { sectionStarts, sectionTerms, passageSections } = index.tables;
  const weights = new Map(terms.map(({ id, weight }) => [id, weight]));
  const sections = new Float64Array(sectionStarts.length - 1);
  for (let section = 0; section < sections.length; section++) {
    for (let i = sectionStarts[section]!; i < sectionStarts[section + 1]!; i++)
      sections[section]! += weights.get(sectionTerms[i]!) ?? 0;
  }
  return Float64Array.from(passageSections, (section) => sections[section]!);
}
