/** What a reader makes of a passage, or of a part of a long one; the arrays have one entry for each piece of a word. */
export interface ReadPart {
  /** The passage, by its place among those that were given. */
  passage: number;
  /** Where the pieces stand in the passage, UTF-16 units. */
  starts: readonly number[];
  ends: readonly number[];
  /** How much speaks for an answer that begins, or ends, with a piece: logits. */
  first: Float32Array;
  last: Float32Array;
  /** How much speaks for there being no answer in the part, on the same scale, start and end together. */
  none: number;
}

/** Reads passages for a question. */
export type ReadPassages = (
  question: string,
  passages: readonly string[],
  options?: { signal?: AbortSignal | undefined },
) => Promise<ReadPart[]>;
