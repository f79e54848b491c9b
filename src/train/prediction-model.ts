import { adjustCounts, type KneserNeyCounts, keepCounts, markFrequent } from '@/ngram/adjusted-counts';
import type { BackoffModel } from '@/ngram/backoff-model';
import { NgramCounter, type NgramTable } from '@/ngram/count';
import { buildCountTrie } from '@/ngram/count-trie';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { emptyTally, perplexities, tallySentence } from '@/ngram/perplexity';
import { pruneToBudget, pruningScores } from '@/ngram/prune';
import type { EncodedText } from './encode';
import { eachSentence } from './encode';
import { END, MARKS, type ModelVocabulary, START, UNKNOWN } from './vocabulary';

export interface PredictionModelOptions {
  order: number;
  /** How much each text counts; chosen on held-back text so that informal English is not drowned by encyclopedia. */
  weights: number[];
  /** `prune[k]`: n-grams of k+1 words that occur at most so often are not considered. */
  prune: number[];
  gainBits: number[];
  backoffBits: number;
  /** At most so many bytes. */
  budgetBytes: number;
}

type Log = (line: string) => void;

/** Sentences in blocks of 50; one block in a hundred is held back from training, for measuring. */
export function isHeldBack(sentence: number): boolean {
  return Math.floor(sentence / 50) % 100 === 0;
}

/** Counts, estimates, prunes and packs the table of n-grams. */
export function trainPredictionModel(
  texts: EncodedText[],
  vocabulary: ModelVocabulary,
  options: PredictionModelOptions,
  log: Log,
): ArrayBuffer {
  const { order, weights, budgetBytes } = options;
  const held: Uint32Array[][] = [];
  const tables = texts.map((text) => {
    const { table, heldBack } = countText(text, vocabulary, order);
    held.push(heldBack);
    log(`${text.name}: ${table.size.toLocaleString('en')} different ${order}-grams, ${heldBack.length} sentences held back`);
    return table;
  });
  const counts = candidates(tables, vocabulary.words.length, options);
  log(`considered: ${sizes(counts)} n-grams`);
  const whole = estimateKneserNey(counts, { ...MARKS, weights });
  log(`  perplexity on what was held back: ${measure(whole, held, texts)}`);
  const scores = pruningScores(whole, contextWeights(counts, weights));

  // Bytes an n-gram are guessed first, then corrected by what the packed table really takes.
  let bytesEach = 3;
  for (let attempt = 1; ; attempt++) {
    const keep = pruneToBudget(
      whole,
      scores,
      (kept) => kept.slice(1).reduce((sum, size) => sum + size * bytesEach, 0),
      budgetBytes,
    );
    const kept = keepCounts(counts, keep);
    const model = estimateKneserNey(kept, { ...MARKS, weights });
    const packed = packModel(model, vocabulary.words, { ...options, rare: vocabulary.rare });
    log(`pruned to ${sizes(kept)} n-grams: ${packed.byteLength.toLocaleString('en')} bytes`);
    const isSmallest = kept.levels.slice(1).every(({ size }) => size === 0);
    const isWhole = kept.levels.every(({ size }, k) => size === counts.levels[k]!.size);
    if (isSmallest && packed.byteLength > budgetBytes)
      throw new RangeError(`prediction model: ${packed.byteLength} bytes without any n-gram, budget is ${budgetBytes}`);
    if (packed.byteLength <= budgetBytes && (isWhole || packed.byteLength > budgetBytes * 0.99 || attempt >= 4)) {
      log(`  perplexity on what was held back: ${measure(model, held, texts)}`);
      return packed;
    }
    bytesEach *= (packed.byteLength / budgetBytes) * 1.003;
  }
}

function countText(
  text: EncodedText,
  { words, ids }: ModelVocabulary,
  order: number,
): { table: NgramTable; heldBack: Uint32Array[] } {
  const counter = new NgramCounter({ order, vocabularySize: words.length, sentenceEnd: END, unknown: UNKNOWN });
  const heldBack: Uint32Array[] = [];
  let number = 0;
  eachSentence(text, (sentence) => {
    const marked = new Uint32Array(sentence.length + 2);
    marked[0] = START;
    for (let i = 0; i < sentence.length; i++) marked[i + 1] = ids[sentence[i]!]!;
    marked[sentence.length + 1] = END;
    if (isHeldBack(number++)) heldBack.push(marked);
    else counter.add(marked);
  });
  return { table: counter.finish(), heldBack };
}

/** Adjusted counts over all n-grams, of those that occur often enough. Frees the large trie before it returns. */
function candidates(tables: NgramTable[], vocabularySize: number, { prune }: PredictionModelOptions): KneserNeyCounts {
  const trie = buildCountTrie(tables, vocabularySize);
  return keepCounts(adjustCounts(trie, START), markFrequent(trie, prune));
}

function contextWeights(counts: KneserNeyCounts, weights: number[]): Float64Array[] {
  return counts.follows.slice(0, -1).map((texts, k) => {
    const sums = new Float64Array(counts.levels[k]!.size);
    texts.forEach((follows, text) => {
      for (let node = 0; node < sums.length; node++) sums[node]! += weights[text]! * follows[node]!;
    });
    return sums;
  });
}

function measure(model: BackoffModel, held: Uint32Array[][], texts: EncodedText[]): string {
  return texts
    .map(({ name }, t) => {
      const tally = emptyTally();
      for (const sentence of held[t]!) tallySentence(model, sentence, tally);
      return `${name} ${perplexities(tally).withoutUnknown.toFixed(1)}`;
    })
    .join(', ');
}

function sizes({ levels }: KneserNeyCounts): string {
  return levels
    .slice(1)
    .map(({ size }) => size.toLocaleString('en'))
    .join(' + ');
}
