import { adjustCounts, keepCounts, markFrequent } from '@/ngram/adjusted-counts';
import { NgramCounter } from '@/ngram/count';
import { buildCountTrie } from '@/ngram/count-trie';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { emptyTally, perplexities, tallySentence } from '@/ngram/perplexity';
import { tokenTexts } from '@/text/tokens';
import { corpusTexts } from '@/train/corpus';
import { type EncodedText, eachSentence, encodeText, Interner } from '@/train/encode';
import { END, MARK_NAMES, MARKS, START, UNKNOWN } from '@/train/vocabulary';
import type { KenlmRow } from './published';

const VOCABULARY = 60_000;
/** Ids of words come after those of the marks. */
const FIRST_WORD = MARK_NAMES.length;

/** A corpus and a test text as ids of the same words. */
export interface EncodedCorpus {
  texts: EncodedText[];
  /** How many ids there are: marks, then every token of the corpus by first appearance. */
  idCount: number;
  /** 1 for the tokens that the model is to know. */
  allowed: Uint8Array;
  /** Sentences of the test text between their marks. */
  test: Uint32Array[];
}

export interface Measured {
  row: KenlmRow;
  /** How many n-grams of two words and more the model has. */
  size: number;
  withOov: number;
  withoutOov: number;
}

/** Reads the corpus in the case it is written in; its most frequent tokens are the vocabulary. */
export async function encodeCorpus(
  folder: string,
  testSentences: string[],
  progress: (text: string) => void,
): Promise<EncodedCorpus> {
  const interner = new Interner();
  const texts: EncodedText[] = [];
  for (const text of corpusTexts(folder)) {
    progress(`reading ${text.name}`);
    texts.push(await encodeText(text, interner));
  }
  const allowed = mostFrequent(texts, interner.words.length);
  const idOf = (token: string): number => {
    const id = interner.ids.get(token);
    return id !== undefined && allowed[id + FIRST_WORD] ? id + FIRST_WORD : UNKNOWN;
  };
  const test = testSentences.map((sentence) => Uint32Array.of(START, ...tokenTexts(sentence).map(idOf), END));
  return { texts, idCount: allowed.length, allowed, test };
}

/** Marks the ids of the most frequent tokens, and the marks. */
function mostFrequent(texts: EncodedText[], tokens: number): Uint8Array {
  const counts = new Uint32Array(tokens);
  for (const text of texts) {
    eachSentence(text, (sentence) => {
      for (const id of sentence) counts[id]!++;
    });
  }
  const allowed = new Uint8Array(tokens + FIRST_WORD).fill(1, 0, FIRST_WORD);
  const byCount = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  for (const id of byCount.slice(0, VOCABULARY)) allowed[id + FIRST_WORD] = 1;
  return allowed;
}

/**
 * Counts once, then estimates and measures the model of each row (all of one order). As KenLM's `--limit_vocab_file` does, words
 * outside the vocabulary are counted, so that they tell how many different words come before another, and left out afterwards.
 */
export function* measureRows(
  { texts, idCount, allowed, test }: EncodedCorpus,
  rows: readonly KenlmRow[],
  progress: (text: string) => void,
): Generator<Measured> {
  const order = rows[0]!.order;
  progress(`counting n-grams of ${order} words`);
  const counter = new NgramCounter({ order, vocabularySize: idCount, sentenceEnd: END });
  for (const text of texts) {
    eachSentence(text, (sentence) => {
      const marked = new Uint32Array(sentence.length + 2);
      marked[0] = START;
      for (let i = 0; i < sentence.length; i++) marked[i + 1] = sentence[i]! + FIRST_WORD;
      marked[sentence.length + 1] = END;
      counter.add(marked);
    });
  }
  const trie = buildCountTrie([counter.finish()], idCount);
  const counts = adjustCounts(trie, START);
  for (const row of rows) {
    progress(`estimating ${row.prune.join(' ') || 'with all n-grams'}`);
    const kept = keepCounts(counts, markFrequent(trie, row.prune, allowed));
    const model = estimateKneserNey(kept, { ...MARKS, allowed });
    const tally = emptyTally();
    for (const sentence of test) tallySentence(model, sentence, tally);
    const { withUnknown, withoutUnknown } = perplexities(tally);
    const size = kept.levels.slice(1).reduce((sum, level) => sum + level.size, 0);
    yield { row, size, withOov: withUnknown, withoutOov: withoutUnknown };
  }
}
