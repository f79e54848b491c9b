/** A word that stands in the text before the caret, at one of its places. */
export interface ReadWord {
  word: string;
  /** Cosine between what the network remembered before it there and what it remembers at the caret, from -1 to 1. */
  likeness: number;
}

/** What the text so far says of the next word. */
export interface Recalled {
  /** How much it counts beside all else, from 0 to 1. */
  weight: number;
  /** Share of each of its words; all together 1. */
  shares: ReadonlyMap<string, number>;
}

// Chosen for the share of first words that are right in 6,600 places of text held back from training: places with up to 7,000
// characters before them, with one sentence, and the last words of passages of some sentences.

/** How much more a place counts that is more like the caret's, as a power of e. */
const LIKENESS = 5.3;
/** Four places of a word count as 4^COUNT. */
const COUNT = 0.4;
/** Powers of how likely the network finds the word here, and of how frequent the word is anywhere. */
const FITTING = 0.63;
const FREQUENT = -0.48;
/** Of what all words of the text weigh together: the power, what makes half of the most, and the most that they count. */
const POWER = 0.7;
const HALF = 50;
const MOST = 0.73;

/**
 * A continuous cache (Grave, Joulin & Usunier 2017, "Improving neural language models with a continuous cache"): the words of the text
 * so far, each by how like the caret's place the places are that it stood at. Here a word counts more, too, where the network
 * finds it fitting and where it is rare elsewhere; and the cache counts the more, the more its words weigh together, as in a
 * pointer network, so that a text which says nothing of the next word changes nothing. `fitting` and `frequency` are natural logs
 * of probabilities. Only words that a completion may offer should be given.
 */
export function recall(
  read: readonly ReadWord[],
  fitting: (word: string) => number,
  frequency: (word: string) => number,
): Recalled {
  const shares = new Map<string, number>();
  for (const { word, likeness } of read) shares.set(word, (shares.get(word) ?? 0) + Math.exp(LIKENESS * (likeness - 0.5)));
  let total = 0;
  for (const [word, places] of shares) {
    const weight = places ** COUNT * Math.exp(FITTING * fitting(word) + FREQUENT * frequency(word));
    shares.set(word, weight);
    total += weight;
  }
  for (const [word, weight] of shares) shares.set(word, weight / total);
  const evidence = total ** POWER;
  return { weight: (MOST * evidence) / (evidence + HALF), shares };
}
