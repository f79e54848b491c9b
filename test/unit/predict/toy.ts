import { adjustCounts } from '@/ngram/adjusted-counts';
import { NgramCounter } from '@/ngram/count';
import { buildCountTrie } from '@/ngram/count-trie';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
import { compareWords } from '@/ngram/packed-vocabulary';
import { tokenTexts } from '@/text/tokens';

const MARKS = { sentenceStart: 0, sentenceEnd: 1, unknown: 2 };

/** A packed trigram model of a few sentences, already in the case words have inside sentences; `rare` are words without n-grams. */
export function toyModel(sentences: string[], rare: string[] = []): PackedModel {
  const words = ['<s>', '</s>', '<unk>', ...[...new Set(sentences.flatMap(tokenTexts))].sort(compareWords)];
  const ids = new Map(words.map((word, id) => [word, id]));
  const counter = new NgramCounter({ order: 3, vocabularySize: words.length, sentenceEnd: 1, unknown: 2, chunkTokens: 1000 });
  for (const sentence of sentences) counter.add([0, ...tokenTexts(sentence).map((token) => ids.get(token)!), 1]);
  const counts = adjustCounts(buildCountTrie([counter.finish()], words.length), 0);
  const packed = packModel(estimateKneserNey(counts, MARKS), words, {
    gainBits: [0, 8, 8],
    backoffBits: 8,
    rare: { words: rare.toSorted(compareWords), logProbs: new Float32Array(rare.length).fill(Math.log(1e-6)) },
  });
  return new PackedModel(packed);
}
