/** What is painted after the caret. */
export interface Completion {
  /** Text to insert at the caret, as it is. */
  text: string;
  /** Probability that the person goes on with exactly this text. */
  p: number;
}
