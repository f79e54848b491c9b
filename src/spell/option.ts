/** One reading of what was typed: a word, or two for a split. */
export interface Option {
  /** As it is written inside a sentence. */
  text: string;
  /** Ids of its words in the n-gram model, and log P of each on its own. */
  ids: number[];
  alone: number[];
  /** What it costs that this was typed as it was, in nats. */
  cost: number;
  /** Whether it is what was typed. */
  isTyped: boolean;
  /** Whether it is a word that people take for the one that was typed although they know both. */
  isMixedUp: boolean;
}

/** What is to be told of an option beside its text and what it costs. */
type Rest = Partial<Pick<Option, 'isTyped' | 'isMixedUp'>>;

/** An option; all are made here, so that they have one shape and what goes through them stays compiled. */
export function optionOf(
  text: string,
  ids: number[],
  alone: number[],
  cost: number,
  { isTyped = false, isMixedUp = false }: Rest = {},
): Option {
  return { text, ids, alone, cost, isTyped, isMixedUp };
}

/** The same option with another cost, or as something else. */
export function changed({ text, ids, alone, cost, isTyped, isMixedUp }: Option, to: Rest & { cost?: number }): Option {
  return optionOf(text, ids, alone, to.cost ?? cost, { isTyped: to.isTyped ?? isTyped, isMixedUp: to.isMixedUp ?? isMixedUp });
}

/** A word that was typed, with all that it may have been meant to be. */
export interface Reading {
  isKnown: boolean;
  /** Unknown, but most likely right: a name, or made of known words. Flagged only for something much better. */
  isPlausible: boolean;
  options: Option[];
}

/** The readings of a word; all are made here, as options are. */
export function readingOf(options: Option[], { isKnown = true, isPlausible = false } = {}): Reading {
  return { isKnown, isPlausible, options };
}

/** log P of the words of an option, each on its own. */
export function frequency({ alone }: Option): number {
  return alone.reduce((sum, logProb) => sum + logProb, 0);
}
