/** A word that is probably not what was meant. Offsets are UTF-16 indices into the text that was checked. */
export interface Mistake {
  start: number;
  end: number;
  /** The text between the offsets. */
  word: string;
  /** `nonword`: no word at all. `realword`: a word, but the words around it ask for another. */
  kind: 'nonword' | 'realword';
  /** Up to five, best first, with the case of the word; empty when there is nothing to propose. */
  corrections: string[];
  /** Probability that the first correction is what was meant, 0–1. */
  p: number;
}

/** A word that is one, of which a closer look may tell whether another was meant. Offsets as in `Mistake`. */
export interface Doubt {
  start: number;
  end: number;
  word: string;
  /** What may have been meant, best first, and by how much (nats) it fits better than the word; worse where it is below 0. */
  others: { text: string; lead: number }[];
}

/** What checking one text found. */
export interface Check {
  mistakes: Mistake[];
  /** Whether so few words are known that the text must be in another language; then nothing is flagged. */
  isForeign: boolean;
}

/** Who looked closer at a text: the built-in network, or a language model, which sees more. */
export type CloserBy = 'network' | 'model';

/** A check after a closer look. */
export interface CloserCheck extends Check {
  by: CloserBy;
}

/** A check with what a closer look may tell. */
export interface OpenCheck extends Check {
  /** Known words that look wrong, flagged or not. */
  doubts: Doubt[];
}
