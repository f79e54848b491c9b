import { BackoffModel, type Marks } from './backoff-model';
import { joinRows, type NgramRows, RowWriter, sortNgramRows } from './ngram-rows';
import { linkSuffixes, type TrieLevel } from './trie';

/**
 * A backoff model from its n-grams in any order: `unigrams` by id, `longer[0]` those of two words, and so on. Where the prefix or
 * the suffix of an n-gram is missing it is put in with the probability that backing off gives and a backoff weight of one, which
 * changes no score (what SRILM makes of such a file; pruning leaves it behind). Throws through `twice` where one occurs twice.
 */
export function assembleModel(
  unigrams: NgramRows,
  longer: readonly NgramRows[],
  marks: Marks,
  twice: (line: number, again: number) => never,
): { model: BackoffModel; inserted: number } {
  const vocabularySize = unigrams.size;
  const rows = [...longer];
  for (let k = rows.length - 1; k >= 0; k--) {
    rows[k] = sortNgramRows(rows[k]!, vocabularySize, twice);
    if (k === 0) break;
    const shorter = sortNgramRows(rows[k - 1]!, vocabularySize, twice);
    rows[k - 1] = joinRows(shorter, missingRows(rows[k]!, shorter, vocabularySize));
  }
  const levels = buildLevels(rows, vocabularySize);
  const logProbs = [unigrams.logProbs, ...rows.map((row) => row.logProbs)];
  const logBackoffs = [unigrams, ...rows].slice(0, -1).map((row) => row.logBackoffs);
  const inserted = fillMissing(levels, logProbs, logBackoffs);
  const trie = { order: levels.length, vocabularySize, levels };
  return { model: new BackoffModel(trie, logProbs, logBackoffs, marks), inserted };
}

/** The prefixes and suffixes of sorted n-grams that are not among the sorted n-grams one word shorter. */
function missingRows(rows: NgramRows, shorter: NgramRows, vocabularySize: number): NgramRows {
  const starts = new Uint32Array(vocabularySize + 1);
  for (const word of shorter.columns[0]!) starts[word + 1]!++;
  for (let word = 0; word < vocabularySize; word++) starts[word + 1]! += starts[word]!;
  const missing = new RowWriter(shorter.columns.length);
  const words = new Uint32Array(shorter.columns.length);
  for (let row = 0; row < rows.size; row++) {
    for (let from = 0; from < 2; from++) {
      for (let k = 0; k < words.length; k++) words[k] = rows.columns[k + from]![row]!;
      if (!holds(shorter, words, starts)) missing.add(words, Number.NaN, 0, 0);
    }
  }
  return missing.finish();
}

/** Whether sorted rows hold an n-gram; those that begin with word w are starts[w] … starts[w+1]-1. */
function holds({ columns }: NgramRows, words: Uint32Array, starts: Uint32Array): boolean {
  let low = starts[words[0]!]!;
  let high = starts[words[0]! + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    let difference = 0;
    for (let k = 1; k < words.length && difference === 0; k++) difference = columns[k]![middle]! - words[k]!;
    if (difference === 0) return true;
    if (difference < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** The trie of sorted n-grams whose prefixes and suffixes are all there. */
function buildLevels(rows: readonly NgramRows[], vocabularySize: number): TrieLevel[] {
  const all = Uint32Array.from({ length: vocabularySize }, (_, id) => id);
  const columns = [[all], ...rows.map((row) => row.columns)];
  const levels = columns.map((own, k): TrieLevel => {
    const size = own[0]!.length;
    const starts = new Uint32Array(size + 1);
    const children = columns[k + 1];
    if (children) {
      let child = 0;
      for (let node = 0; node < size; node++) {
        starts[node] = child;
        while (child < children[0]!.length && own.every((column, i) => column[node] === children[i]![child])) child++;
      }
      starts[size] = child;
    }
    return { size, words: own[k]!, starts, links: new Uint32Array() };
  });
  linkSuffixes(levels);
  return levels;
}

/** Gives the n-grams that were put in their probability; answers how many there are. */
function fillMissing(levels: TrieLevel[], logProbs: Float32Array[], logBackoffs: Float32Array[]): number {
  let inserted = 0;
  for (let k = 1; k < levels.length; k++) {
    const { starts, size } = levels[k - 1]!;
    const { links } = levels[k]!;
    for (let node = 0; node < size; node++) {
      for (let child = starts[node]!; child < starts[node + 1]!; child++) {
        if (!Number.isNaN(logProbs[k]![child]!)) continue;
        logProbs[k]![child] = logBackoffs[k - 1]![node]! + logProbs[k - 1]![links[child]!]!;
        inserted++;
      }
    }
  }
  return inserted;
}
