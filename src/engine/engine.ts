import type { LikelyAnswers } from '@/answer/likely-answer';
import type { ReadPassages } from '@/answer/reader';
import type { Prediction, Suggestion } from '@/predict/complete';
import type { Score } from '@/predict/score';
import type { OpenCheck } from '@/spell/mistake';
import type { Likelihood } from '@/spell/reconsider';
import type { WordCheck } from '@/spell/speller';
import type { WritePoints } from '@/summarize/write-summary';
import type { NamedEncoder } from './encoder';

export type { Score, ScoredWord } from '@/predict/score';

/** The n-grams together with a language model. */
export interface Neural {
  /** "SmolLM2-135M q4". */
  name: string;
  complete(input: CompleteInput): Promise<Prediction>;
  /** Only the candidates for the word at the caret. */
  words(input: CompleteInput): Promise<Suggestion[]>;
  /** The same by the language model alone. */
  wordsAlone(input: CompleteInput): Promise<Suggestion[]>;
  /** Bytes of its weights. */
  bytes: number;
  /** How likely texts are after another, for a closer look at words. */
  likelihood: Likelihood;
  /** How likely words of a sentence are as an answer. */
  likelyAnswers: LikelyAnswers;
  /** Sums paragraphs up, whether the catalogue has this model fit for it or not. */
  writePoints: WritePoints;
}

export interface CompleteInput {
  before: string;
  after?: string;
  learned?: string;
  /** How much the built-in network counts beside the n-grams, from 0 (not asked) to 1. */
  networkWeight?: number | undefined;
}

/** The code that runs in the worker, without a browser: for `npm run -s engine`, evaluation and benchmarks. */
export interface Engine {
  /** Bytes of the tables that prediction uses. */
  bytes: number;
  /** Bytes of the built-in network, where there is one. */
  networkBytes?: number | undefined;
  /** Loads what completes with a downloaded model, once; undefined where the folder of models has none. Absent where no folder was named. */
  neural?: () => Promise<Neural | undefined>;
  /** Loads what completes with the language model that the extension has, once; undefined where it is missing. */
  decoder?: () => Promise<Neural | undefined>;
  /** How likely texts are after another by the built-in network, where there is one. */
  networkLikelihood?: Likelihood | undefined;
  /** Loads what compares texts by meaning, in the same way. */
  encoder?: () => Promise<NamedEncoder | undefined>;
  /** Loads what reads passages for a question: the reader that the extension has; undefined where it is missing. */
  reader?: () => Promise<ReadPassages | undefined>;
  /** `learned`: text the personal model has seen, oldest first. */
  complete(input: CompleteInput): Prediction;
  score(input: { text: string }): Score;
  /** Mistakes of spelling, with offsets into the text. */
  check(input: { text: string }): OpenCheck;
  correctWord(input: { word: string }): WordCheck;
}
