import type { Prediction } from '@/predict/complete';
import type { Score } from '@/predict/score';
import type { Check } from '@/spell/mistake';
import type { WordCheck } from '@/spell/speller';

export type { Score, ScoredWord } from '@/predict/score';

/** The code that runs in the worker, without a browser: for `npm run -s engine`, evaluation and benchmarks. */
export interface Engine {
  /** Bytes of the tables that prediction uses. */
  bytes: number;
  /** `learned`: text the personal model has seen, oldest first. */
  complete(input: { before: string; after?: string; learned?: string }): Prediction;
  score(input: { text: string }): Score;
  /** Mistakes of spelling, with offsets into the text. */
  check(input: { text: string }): Check;
  correctWord(input: { word: string }): WordCheck;
}
