import learnt from './weights.json';
import answerable from './weights-answerable.json';
import likely from './weights-likely.json';
import withMeaning from './weights-with-meaning.json';
import withReader from './weights-with-reader.json';

/** Takes one named feature and its value. */
export type Emit = (name: string, value: number) => void;

/** A linear model over named features: what each is worth; those it does not name are worth nothing. */
export class Weights {
  readonly #values: Map<string, number>;

  constructor(values: Readonly<Record<string, number>>) {
    this.#values = new Map(Object.entries(values));
  }

  /** The sum of weight times value over the features that are emitted. */
  score(features: (emit: Emit) => void): number {
    let sum = 0;
    features((name, value) => {
      sum += (this.#values.get(name) ?? 0) * value;
    });
    return sum;
  }
}

/** The models of an answerer. */
export interface Models {
  /** Which words of a sentence answer. */
  spans: Weights;
  /** Which sentence answers. */
  sentences: Weights;
  /** Whether the documents speak of what is asked, and whether the sentence is right if they do (logistic). */
  presence: Weights;
  rightness: Weights;
}

/** The models that `src/train/answering.ts` made from the training articles. */
export const LEARNT: Models = {
  spans: new Weights(learnt.spans),
  sentences: new Weights(learnt.sentences),
  presence: new Weights(learnt.presence),
  rightness: new Weights(learnt.rightness),
};

/** The same where an encoder tells what is near in meaning; the words that answer are chosen as without one. */
export const LEARNT_WITH_MEANING: Models = {
  spans: LEARNT.spans,
  sentences: new Weights(withMeaning.sentences),
  presence: new Weights(withMeaning.presence),
  rightness: new Weights(withMeaning.rightness),
};

/** The same four questions, where rules and a reader have both looked: see `src/train/reading.ts` and `src/train/answerable.ts`. */
export type ReaderModels = Models;

/** How rules and the reader are weighed against each other. */
export const WITH_READER: ReaderModels = {
  spans: new Weights(withReader.spans),
  sentences: new Weights(withReader.sentences),
  presence: new Weights(withReader.presence),
  rightness: new Weights(answerable.words),
};

/** The same where an encoder tells what is near in meaning. */
export const WITH_READER_AND_MEANING: ReaderModels = { ...WITH_READER, rightness: new Weights(answerable.meaning) };

/** How a language model is weighed against the rules, and against rules and reader together: see `src/train/likely.ts`. */
export const LIKELY_BY_RULES = new Weights(likely.rules);
export const LIKELY_BY_READER = new Weights(likely.reader);
