/** What is painted after the caret. */
export interface Completion {
  /** Text to insert at the caret, as it is. */
  text: string;
  /** Probability that the person goes on with exactly this text. */
  p: number;
}

/** One candidate for the word at the caret, whole, with the letters already typed. */
export interface Suggestion {
  word: string;
  /** Probability among all words that begin with what was typed. */
  p: number;
}

export interface Prediction {
  /** What the gate lets through; null where silence is better. */
  shown: Completion | null;
  /** Up to ten candidates for the word at the caret, best first, whatever the gate says. */
  words: Suggestion[];
}
