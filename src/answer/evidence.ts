import type { ReadDocument } from '@/read/document';
import type { Meaning } from '@/search/meaning';
import { type Query, readQuery } from '@/search/query';
import { fusedScores, passageScores } from '@/search/rank';
import { withoutRepeats } from '@/search/repeats';
import { scoreAll } from '@/search/score';
import { rarity, type SearchIndex } from '@/search/search-index';
import { isEligible } from './eligible';
import { isFact } from './fact';
import { type Earlier, resolve } from './follow-up';
import { bareQuestion, type Question } from './question';
import { type Reading, readSentence } from './reading';
import { defines } from './sentence-features';
import { unitsOf } from './units';

/** A sentence that may answer, with all that is known of it. */
export interface Evidence {
  sentence: number;
  reading: Reading;
  /** Whether it is a fact of a table, "Founded | 1998": what it is about is named above it. */
  isFact: boolean;
  /** Shares of the question's weight of words that the sentence, it with the one before, and its passage with headings hold: 0–1. */
  covered: number;
  coveredWithLast: number;
  coveredByPassage: number;
  /** Its own and its passage's worth for the search, 0 to about 1. */
  sentenceScore: number;
  passageScore: number;
  /** How near the sentence and its passage are to the question in meaning: cosines, where they are known. */
  likeness?: { sentence: number; passage: number };
}

/** What a search brought for a question. */
export interface Search {
  question: Question;
  query: Query;
  evidence: Evidence[];
  /** Looks at other sentences in the same way; those that cannot answer are left out. */
  look(sentences: readonly number[]): Evidence[];
  /** Share of the question's weight of words that occur anywhere. */
  known: number;
  /** Number of sentences that were searched. */
  size: number;
}

const MOST = 12;
/** As much as its passage's likeness and its own as the best of it count for the passage. */
const LIKENESS_WEIGHT = 0.5;
/** The most sentences that are read because they open with what a question asks to have defined. */
const MOST_OPENERS = 4;
/** How many other terms such a sentence may have before: "In mathematics, a matrix is …". */
const LEAD_TERMS = 2;

/** Looks a question up and reads the sentences that may answer it, most promising first. */
export function gather(
  index: SearchIndex,
  documents: readonly ReadDocument[],
  asked: string,
  earlier: readonly Earlier[] = [],
  meaning?: Meaning,
): Search {
  const text = bareQuestion(asked);
  const { question, carried } = resolve(text, earlier);
  const query = readQuery(index, text, carried);
  const shares = new Map(carried.map(({ term, weight }) => [term, weight]));
  const weights = query.terms.map(
    ({ term, id }) => (shares.get(term) ?? 1) * rarity(id < 0 ? 0 : index.sentencesWith[id]!, index.sentences),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const scores = scoreAll(index, query);
  const passages = passageScores(query, scores);
  const idf = new Map(query.terms.map(({ term }, i) => [term, weights[i]!]));
  const own = scores.sentences.map((score) => score / all / 2.5);
  const worth = meaning
    ? worthOf(index, own, fusedScores(query, scores, meaning), meaning.sentences)
    : worthOf(index, own, passages);
  const evidenceOf = (sentence: number): Evidence => {
    const { document, block: at, start, end } = index.place(sentence);
    const block = documents[document]!.blocks[at]!;
    const quote = block.text.slice(start, end);
    const passage = index.passageOf[sentence]!;
    const held = (first: number, last: number, beside?: Uint32Array): number =>
      weightWithin(index, query, weights, [first, last], beside) / all;
    const isFirst = index.tables.passageStarts[passage] === sentence;
    const [from, to] = [index.tables.passageStarts[passage]!, index.tables.passageStarts[passage + 1]!];
    return {
      sentence,
      reading: readSentence(question, quote, unitsOf(quote), (term) => idf.get(term) ?? 0),
      isFact: isFact(block),
      covered: held(sentence, sentence + 1, isFact(block) ? headingTerms(index, passage) : undefined),
      coveredWithLast: held(isFirst ? sentence : sentence - 1, sentence + 1),
      coveredByPassage: held(from, to, headingTerms(index, passage)),
      sentenceScore: own[sentence]!,
      passageScore: passages[passage]!,
      ...(meaning && { likeness: { sentence: meaning.sentences[sentence]!, passage: meaning.passages[passage]! } }),
    };
  };
  const canAnswer = (sentence: number): boolean => isEligible(index, documents, sentence);
  const look = (sentences: readonly number[]): Evidence[] =>
    sentences
      .filter(canAnswer)
      .map(evidenceOf)
      .filter(({ reading }) => !isEntry(reading));
  const found = promising(index, worth, canAnswer);
  const evidence = look(found);
  if (question.isDefinition) {
    const others = look(openers(index, query).filter((sentence) => !found.includes(sentence)));
    evidence.push(...others.filter(({ reading }) => defines(reading)).slice(0, MOST_OPENERS));
  }
  const known = weights.reduce((sum, weight, i) => sum + (query.terms[i]!.id < 0 ? 0 : weight), 0) / all;
  return { question, query, evidence, look, known, size: index.sentences };
}

/** Whether a text is only a number and words of the question: an entry of a table of contents, "3.3 Firefox OS". */
function isEntry({ units, matched }: Reading): boolean {
  return units.length > 1 && units[0]!.hasDigit && units.every((_, i) => i === 0 || matched[i]! > 0);
}

/** What a sentence is worth to be read: its own score and that of its passage, with its likeness where that is known. */
function worthOf(index: SearchIndex, own: Float64Array, passages: Float64Array, likeness?: Float64Array): Float64Array {
  return own.map((score, i) => score + passages[index.passageOf[i]!]! + LIKENESS_WEIGHT * (likeness?.[i] ?? 0));
}

function promising(index: SearchIndex, worth: Float64Array, isEligible: (sentence: number) => boolean): number[] {
  const order = Array.from(worth.keys()).sort((a, b) => worth[b]! - worth[a]! || a - b);
  return withoutRepeats(index, eligible(order, isEligible), MOST);
}

function* eligible(sentences: readonly number[], isEligible: (sentence: number) => boolean): Generator<number> {
  for (const sentence of sentences) if (isEligible(sentence)) yield sentence;
}

/** The sentences that begin with all terms of a question, in reading order: what they are about is told in them, if anywhere. */
function openers({ tables, sentenceOf }: SearchIndex, { terms }: Query): number[] {
  const ids = new Set(terms.map(({ id }) => id));
  const [first] = ids;
  if (first === undefined || ids.has(-1)) return [];
  const sentences: number[] = [];
  for (let i = tables.termStarts[first]!; i < tables.termStarts[first + 1]!; i++) {
    const sentence = sentenceOf[tables.positions[i]!]!;
    const start = tables.sentenceStarts[sentence]!;
    const end = Math.min(start + ids.size + LEAD_TERMS, tables.sentenceStarts[sentence + 1]!);
    const opening = new Set(tables.tokens.subarray(start, end));
    if (sentences.at(-1) !== sentence && [...ids].every((id) => opening.has(id))) sentences.push(sentence);
  }
  return sentences;
}

function headingTerms({ tables }: SearchIndex, passage: number): Uint32Array {
  const section = tables.passageSections[passage]!;
  return tables.sectionTerms.subarray(tables.sectionStarts[section]!, tables.sectionStarts[section + 1]!);
}

/** The weight of the query's terms that occur in a run of sentences, or beside it. */
function weightWithin(
  { tables }: SearchIndex,
  { terms }: Query,
  weights: readonly number[],
  [from, to]: [from: number, to: number],
  beside?: Uint32Array,
): number {
  const run = tables.tokens.subarray(tables.sentenceStarts[from]!, tables.sentenceStarts[to]!);
  const holds = (id: number): boolean => id >= 0 && (run.includes(id) || (beside?.includes(id) ?? false));
  return terms.reduce((sum, { id }, i) => sum + (holds(id) ? weights[i]! : 0), 0);
}
