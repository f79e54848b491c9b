import type { ReadDocument } from '@/read/document';
import type { SearchIndex } from '@/search/search-index';
import type { Search } from './evidence';
import { type Ranked, rankSentences, scoredSpans } from './find';
import { fitting } from './fits';
import { type Candidate, lookedAt } from './likely-answer';
import { type ReadSentence, readSentenceWith } from './read-sentence';
import type { ReadPassages } from './reader';
import type { Span } from './spans';
import type { Emit, Models, ReaderModels, Weights } from './weights';

/** Passages that are read: those of the best sentences. */
const MOST_PASSAGES = 5;

/** A sentence that rules and a reader have both looked at. */
export interface ReadRanked extends Ranked {
  read: ReadSentence;
  /** ln of its share by the rules alone. */
  byRules: number;
}

/** What is read, and with what. */
export interface Reads {
  index: SearchIndex;
  documents: readonly ReadDocument[];
  read: ReadPassages;
  signal?: AbortSignal | undefined;
}

/** Has a reader read the passages that the rules find best, and gives all their sentences, the rules' order unchanged. */
export async function readPassages(
  search: Search,
  asked: string,
  { index, documents, read, signal }: Reads,
  models: Models,
): Promise<ReadRanked[]> {
  const passages = [...new Set(rankSentences(search, models).map(({ evidence }) => index.passageOf[evidence.sentence]!))].slice(
    0,
    MOST_PASSAGES,
  );
  const texts = passages.map((passage) => textOf(index, documents, passage));
  const parts = await read(
    asked,
    texts.map(({ text }) => text),
    { signal },
  );
  const found = new Map<number, ReadSentence>();
  const evidence = search.look(texts.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence)));
  const units = new Map(evidence.map(({ sentence, reading }) => [sentence, reading.units]));
  for (const part of parts) {
    const [from, to] = [part.starts[0] ?? 0, part.ends.at(-1) ?? 0];
    for (const { sentence, at, length } of texts[part.passage]!.sentences) {
      if (!units.has(sentence) || at >= to || at + length <= from) continue;
      const seen = readSentenceWith(part, at, units.get(sentence)!);
      // A long passage is read in parts that overlap: the one that finds more in the sentence saw more of it.
      if (seen.odds > (found.get(sentence)?.odds ?? Number.NEGATIVE_INFINITY)) found.set(sentence, seen);
    }
  }
  return rankSentences({ ...search, evidence }, models).flatMap((one) => {
    const seen = found.get(one.evidence.sentence);
    return seen ? [{ ...one, read: seen, byRules: Math.log(one.share) }] : [];
  });
}

/** The sentences of a passage put together, and where each begins. */
function textOf(
  index: SearchIndex,
  documents: readonly ReadDocument[],
  passage: number,
): { text: string; sentences: { sentence: number; at: number; length: number }[] } {
  let text = '';
  const sentences = [];
  for (let sentence = index.tables.passageStarts[passage]!; sentence < index.tables.passageStarts[passage + 1]!; sentence++) {
    const { document, block, start, end } = index.place(sentence);
    if (text) text += ' ';
    sentences.push({ sentence, at: text.length, length: end - start });
    text += documents[document]!.blocks[block]!.text.slice(start, end);
  }
  return { text, sentences };
}

/** A run of words with all that speaks for its being the answer. */
export interface ReadCandidate extends Span {
  /** What the rules say it is worth; undefined where it is none of theirs. */
  byRules: number | undefined;
  odds: number;
}

/** All that may answer in a sentence by the rules or by the reader. */
export function candidatesIn({ evidence, read }: ReadRanked, rules: Weights): ReadCandidate[] {
  const spans = scoredSpans(evidence, rules).map(
    ({ from, to, score }): ReadCandidate => ({ from, to, byRules: score, odds: read.oddsOf({ from, to }) }),
  );
  const known = new Set(spans.map(({ from, to }) => `${from} ${to}`));
  const others = read.spans.filter(({ from, to }) => !known.has(`${from} ${to}`));
  return [...spans, ...others.map((span): ReadCandidate => ({ ...span, byRules: undefined }))];
}

/** Emits what tells whether a candidate is the answer where its sentence has it. */
export function candidateFeatures({ byRules, odds, from, to }: ReadCandidate, emit: Emit): void {
  emit('reader', odds);
  emit('words', Math.log(1 + to - from));
  if (byRules === undefined) emit('no rule', 1);
  else emit('rules', byRules);
}

/** Emits what tells whether a sentence answers. */
export function readSentenceFeatures({ byRules, read, evidence }: ReadRanked, emit: Emit): void {
  emit('rules', byRules);
  emit('reader', read.odds);
  if (evidence.likeness) emit('likeness', evidence.likeness.sentence * 4);
}

/** Ranks sentences by rules and reader together, best first. */
export function rankRead(
  read: readonly ReadRanked[],
  { sentences, spans }: Pick<ReaderModels, 'sentences' | 'spans'>,
  rules: Weights,
): ReadRanked[] {
  const ranked = read.map((one) => ({ one, worth: Math.exp(sentences.score((emit) => readSentenceFeatures(one, emit))) }));
  const all = ranked.reduce((sum, { worth }) => sum + worth, 0);
  return ranked
    .sort((a, b) => b.worth - a.worth)
    .map(({ one, worth }, i) => {
      // Only of the best sentence the words are shown.
      const best = i === 0 ? lookedAt(weighedIn(one, spans, rules), 1)[0] : one.found.best;
      return { ...one, found: { ...one.found, best, isFitting: i === 0 || one.found.isFitting }, share: worth / all };
    });
}

/** The words of a sentence that can be what the question asks for, with what rules and reader say together that they are worth. */
export function weighedIn(one: ReadRanked, spans: Weights, rules: Weights): Candidate[] {
  return fitting(one.evidence.reading, candidatesIn(one, rules)).map((candidate) => ({
    ...candidate,
    score: spans.score((emit) => candidateFeatures(candidate, emit)),
  }));
}
