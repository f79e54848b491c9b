/** A word that may come next, and its first piece. */
export interface NextWord {
  word: string;
  piece: string;
  /** Probability of the piece; of the whole word where that is known. */
  p: number;
  isWhole: boolean;
}

/** What a language model says of the word that comes next. Its pieces are parts of words, or whole ones. */
export interface NextPieces {
  /**
   * Words that begin with the prefix: pieces that read as words, words that the likeliest pieces go on to, and words of the text
   * so far, which come again more often than any table knows.
   */
  words(prefix: string): NextWord[];
  /** The first piece of a word, and its probability. */
  first(word: string): { piece: string; p: number };
  /** Probability of all pieces that begin with the prefix; without one, of all that may come at this place. */
  mass(prefix: string): number;
}

/**
 * Reads a text up to where a word begins: a space at its end was typed, and without one the word may be some way off.
 * `known`: words that the n-grams offer there, of which the model need not find out how they go on.
 */
export type ReadNext = (text: string, known: readonly string[], signal?: AbortSignal) => Promise<NextPieces>;
