import type { Candidate } from './candidates';
import type { Suggestion } from './complete';
import type { NextPieces } from './next-pieces';
import type { Opinion, Weighing } from './weighing';

/** How often a piece that reads as a word is the whole word, where others begin with it too; measured, and hardly matters. */
const WHOLE = 0.6;
/** The same where no other candidate begins with it. */
const WHOLE_ALONE = 0.85;
/** A single letter is nearly always the beginning of something. */
const WHOLE_LETTER = 0.05;
/** How often a word of the text so far is what follows its own first piece, of what is left. */
const SEEN = 0.7;
/** Each letter of the prefix that a shorter piece leaves open is the right one about so often. */
const OPEN_LETTER = 0.3;

/** Candidates of the n-grams and the network and words of a language model, best first, by what all say of them. */
export function fuse(candidates: readonly Candidate[], next: NextPieces, prefix: string, weighing: Weighing): Suggestion[] {
  return weighing
    .weigh(opinionsOf(candidates, next, prefix), prefix.length)
    .sort((a, b) => b.p - a.p || (a.word < b.word ? -1 : 1));
}

/**
 * What all say of each word: P(word) = P(first piece) P(word | first piece) by the language model. It is asked once for a place, so
 * how a piece's probability is shared among the words that begin with it is taken from the n-grams where the model did not say it.
 * All are conditional on the prefix.
 */
export function opinionsOf(candidates: readonly Candidate[], next: NextPieces, prefix: string): Opinion[] {
  const known = new Map(candidates.map(({ word, p }) => [word, p]));
  const shares = new Map<string, number>();
  let mass = next.mass(prefix);
  for (const [piece, group] of groupByPiece(known, next, prefix)) {
    const open = Math.max(0, prefix.length - piece.length);
    const scale = OPEN_LETTER ** open;
    if (open > 0) mass += group.p * scale;
    for (const [word, p] of group.sure) shares.set(word, p);
    for (const [word, share] of sharesOf(piece, group)) shares.set(word, group.p * scale * share);
  }
  const byModel = (word: string): number => Math.min(1, (shares.get(word) ?? 0) / Math.max(mass, 1e-9));
  const named = candidates.map(({ word, ngrams, network }) => ({ word, model: byModel(word), ngrams, network }));
  const unnamed = [...shares.keys()].filter((word) => !known.has(word));
  return [...named, ...unnamed.map((word) => ({ word, model: byModel(word), ngrams: 0, network: 0 }))];
}

/** Words that begin with one piece. */
interface Group {
  /** Probability of the piece, less that of the words in `sure`. */
  p: number;
  /** What the n-grams give each; 0 where they do not offer it. */
  words: Map<string, number>;
  /** Those that stand in the text so far. */
  seen: Set<string>;
  /** Words whose probability the model gave. */
  sure: Map<string, number>;
}

function groupByPiece(known: ReadonlyMap<string, number>, next: NextPieces, prefix: string): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (piece: string, p: number): Group => {
    let group = groups.get(piece);
    if (!group) {
      group = { p, words: new Map(), seen: new Set(), sure: new Map() };
      groups.set(piece, group);
    }
    return group;
  };
  const offered = next.words(prefix);
  for (const { word, piece, p, isWhole } of offered) {
    if (isWhole) groupOf(piece, next.first(word).p).sure.set(word, p);
  }
  for (const [word, p] of known) {
    const first = next.first(word);
    const group = groupOf(first.piece, first.p);
    if (!group.sure.has(word)) group.words.set(word, p);
  }
  for (const { word, piece, p, isWhole } of offered) {
    const group = groupOf(piece, p);
    if (isWhole || group.sure.has(word)) continue;
    if (!group.words.has(word)) group.words.set(word, 0);
    if (word !== piece) group.seen.add(word);
  }
  for (const group of groups.values()) for (const p of group.sure.values()) group.p = Math.max(0, group.p - p);
  return groups;
}

/** How the words that begin with a piece share its probability. */
function* sharesOf(piece: string, { words, seen }: Group): Generator<[word: string, share: number]> {
  let total = 0;
  for (const known of words.values()) total += known;
  const whole = words.get(piece);
  const others = total - (whole ?? 0);
  const byNgrams = total > 0 ? (whole ?? 0) / total : 0;
  const guess = piece.length < 2 ? WHOLE_LETTER : others > 0 || seen.size > 0 ? WHOLE : WHOLE_ALONE;
  const wholeShare = whole === undefined ? 0 : Math.max(guess, byNgrams);
  const seenShare = seen.size > 0 ? SEEN * (1 - wholeShare) : 0;
  const rest = 1 - wholeShare - seenShare;
  for (const [word, known] of words) {
    if (word === piece) yield [word, wholeShare];
    else {
      const share = others > 0 ? (rest * known) / others : 0;
      // A piece that is a word and that the n-grams know is followed by others no more often than they say.
      const most = whole !== undefined && whole > 0 ? known / total : 1;
      yield [word, seen.has(word) ? share + seenShare / seen.size : Math.min(share, most)];
    }
  }
}
