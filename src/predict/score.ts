import type { PackedModel } from '@/ngram/packed-model';
import { openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { tokenTexts } from '@/text/tokens';
import { contextId, writtenLogProb } from './truecase';

/** One word of a scored text. Natural logarithm. */
export interface ScoredWord {
  word: string;
  logp: number;
  /** Present on a word the model does not know. */
  oov?: true;
}

export interface Score {
  /** All words in order; `</s>` closes each sentence. */
  words: ScoredWord[];
  /** exp of the mean negative log-probability, sentence ends counted, unknown words left out. */
  perplexity: number;
  /** The same with unknown words at the probability of the unknown word. */
  perplexityWithOov: number;
  /** How many words are unknown. */
  oov: number;
}

/** Scores a text word by word; each line is a paragraph and is cut into sentences. */
export function scoreText(model: PackedModel, text: string): Score {
  const words = text
    .split(/\r?\n/)
    .flatMap((line) => splitSentences(line))
    .flatMap((sentence) => scoreSentence(model, tokenTexts(sentence.text)));
  const known = words.filter(({ oov }) => !oov);
  const mean = (list: ScoredWord[]): number => list.reduce((sum, { logp }) => sum + logp, 0) / Math.max(1, list.length);
  return {
    words,
    perplexity: Math.exp(-mean(known)),
    perplexityWithOov: Math.exp(-mean(words)),
    oov: words.length - known.length,
  };
}

/** The tokens of one sentence, each after those before it, and its end. */
export function scoreSentence(model: PackedModel, tokens: readonly string[]): ScoredWord[] {
  const opening = openingWord(tokens);
  const lists = model.successors([model.sentenceStart]);
  const scored = tokens.map((word, i): ScoredWord => {
    const logp = writtenLogProb(model, lists, word, i === opening);
    const unknownLogp = logp === undefined ? model.logProbAfter(lists, model.unknown) : 0;
    model.advance(lists, contextId(model, word, i === opening));
    return logp === undefined ? { word, logp: unknownLogp, oov: true } : { word, logp };
  });
  return [...scored, { word: '</s>', logp: model.logProbAfter(lists, model.sentenceEnd) }];
}
