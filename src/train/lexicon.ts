import { foldWord } from '@/spell/letters';
import type { LexiconWord } from '@/spell/lexicon';

/** What the choice of words is made from. */
export interface LexiconSources {
  /** How often each token was seen, in the case it has inside sentences. */
  counts: ReadonlyMap<string, number>;
  /** Words in lower case by grade of SCOWL. */
  grades: ReadonlyMap<string, number>;
  /** Words of a large list, many of them never used. */
  rarities: ReadonlySet<string>;
  /** Whether a dictionary takes a word as it is written. */
  isInDictionary(word: string): boolean;
  /** Strings that are known to be slips. */
  misspellings: ReadonlySet<string>;
  /** Words that are taken unseen unless they are slips, or would hide them. */
  terms: Iterable<string>;
  /** Words that are taken whatever they are near. */
  informal: Iterable<string>;
}

const WORD = /^\p{Script=Latin}+(?:'\p{Script=Latin}+)*$/u;
const LONGEST = 40;
/** Words of these grades of SCOWL are taken unseen. */
const COMMON_GRADE = 50;
/** A rare word is left out when a word one slip away is so many times as frequent: it would hide more slips than it is used. */
const HIDES = 20_000;
/** A string in no dictionary is left out when a word one slip away is so many times as frequent; of names, when a name is. */
const SLIP_OF = 25;
const SLIP_OF_NAME = 150;
/** A word of the large list must be seen so often, and be so much nearer to its more frequent neighbours. */
const RARITY = { seen: 3, hides: 500 };
/** A term is left out when it is shorter, or when a word one slip away is so many times as frequent as one that was not seen. */
const SHORTEST_TERM = 4;
const HIDES_TERM = 1000;
/** A name that is seen so often is no slip, whatever a list of slips says. */
const SURE_NAME = 15;

/** What is seen less often is not looked up in the dictionaries: that takes minutes, and finds few words. */
const LOOKED_UP = 3;

/** Counts from which a string in no dictionary is a word: by how it is written. */
const SEEN = { lower: 40, capitalised: 10, mixed: 15, capitals: 60 };

/** The words that the speller knows, with their counts. */
export function chooseLexicon(sources: LexiconSources): LexiconWord[] {
  const { counts, grades, rarities, isInDictionary, misspellings } = sources;
  const largest = new Map<string, number>();
  const candidates = new Map<string, number>();
  for (const [word, count] of counts) if (isCandidate(word)) candidates.set(word, count);
  for (const word of grades.keys()) if (!candidates.has(word) && isCandidate(word)) candidates.set(word, 0);
  const isListed = (word: string): boolean =>
    grades.has(word) || (!word.endsWith("'s") && (counts.get(word) ?? 0) >= LOOKED_UP && isInDictionary(word));
  const listed = new Set<string>();
  for (const [word, count] of candidates) {
    if (!isListed(word)) continue;
    listed.add(word);
    const folded = foldWord(word);
    largest.set(folded, Math.max(largest.get(folded) ?? 0, count));
  }
  const names = new Map(
    [...candidates].filter(([word]) => word !== word.toLowerCase()).map(([word, count]) => [foldWord(word), count]),
  );
  const isRarity = (word: string, count: number): boolean =>
    count >= RARITY.seen && rarities.has(word) && !misspellings.has(word) && !hides(word, count, largest, RARITY.hides);
  const chosen: LexiconWord[] = [];
  for (const [word, count] of candidates) {
    if (word.endsWith("'s") && !CONTRACTED.has(word.toLowerCase())) continue;
    if (isShouted(word, counts, grades)) continue;
    const grade = grades.get(word) ?? 0;
    const isTaken = listed.has(word)
      ? (grade > 0 && grade <= COMMON_GRADE) || !hides(word, count, largest, HIDES)
      : isRarity(word, count) ||
        (count >= leastCount(word) &&
          (!misspellings.has(word.toLowerCase()) ||
            (isName(word) && count >= Math.max(SURE_NAME, 3 * (counts.get(word.toLowerCase()) ?? 0)))) &&
          !isSlip(word, count, largest, names));
    if (isTaken) chosen.push({ word, count });
  }
  // What is of one trade is rare elsewhere, however often the texts have it: it is right when typed, and seldom meant.
  const taken = new Set(chosen.map(({ word }) => word));
  const isTerm = (word: string): boolean =>
    word.length >= SHORTEST_TERM && !misspellings.has(word.toLowerCase()) && !hides(word, 0, largest, HIDES_TERM);
  for (const word of [...sources.informal, ...[...sources.terms].filter(isTerm)]) {
    if (taken.has(word) || !isCandidate(word)) continue;
    taken.add(word);
    chosen.push({ word, count: 0 });
  }
  return chosen;
}

/** Words in 's that are no possessives. */
const CONTRACTED = new Set([
  "it's",
  "he's",
  "she's",
  "that's",
  "what's",
  "there's",
  "here's",
  "who's",
  "let's",
  "where's",
  "how's",
  "when's",
]);

/** Whether a word with capitals after its first letter is only another word written large: "THE", "THe", "FRIEND". */
function isShouted(word: string, counts: ReadonlyMap<string, number>, grades: ReadonlyMap<string, number>): boolean {
  if (word.slice(1) === word.slice(1).toLowerCase()) return false;
  const lower = word.toLowerCase();
  const count = counts.get(word) ?? 0;
  const others = Math.max(counts.get(lower) ?? 0, counts.get(lower[0]!.toUpperCase() + lower.slice(1)) ?? 0);
  return (grades.get(lower) ?? 99) <= COMMON_GRADE || others > 2 * count;
}

function isCandidate(word: string): boolean {
  return word.length <= LONGEST && WORD.test(word) && (word.length > 1 || /^[aAI]$/.test(word));
}

/** Whether a word is written with a capital at its start alone. */
function isName(word: string): boolean {
  return word !== word.toLowerCase() && word.slice(1) === word.slice(1).toLowerCase();
}

function leastCount(word: string): number {
  if (word === word.toLowerCase()) return SEEN.lower;
  if (word === word.toUpperCase()) return SEEN.capitals;
  return word.slice(1) === word.slice(1).toLowerCase() ? SEEN.capitalised : SEEN.mixed;
}

function hides(word: string, count: number, largest: ReadonlyMap<string, number>, times: number): boolean {
  const folded = foldWord(word);
  if (word !== word.toLowerCase()) return false;
  return anyNear(folded, (near) => (largest.get(near) ?? 0) > times * (count + 0.25));
}

function isSlip(word: string, count: number, largest: ReadonlyMap<string, number>, names: ReadonlyMap<string, number>): boolean {
  const folded = foldWord(word);
  if ((largest.get(folded) ?? 0) > SLIP_OF * count) return true;
  if (word === word.toLowerCase()) return anyNear(folded, (near) => (largest.get(near) ?? 0) > SLIP_OF * count);
  return anyNear(folded, (near) => near !== folded && (names.get(near) ?? 0) > SLIP_OF_NAME * count);
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz'";

/** Whether any string one slip from a word passes: a letter left out, swapped with the next, replaced or put in. */
export function anyNear(word: string, passes: (near: string) => boolean): boolean {
  for (let i = 0; i <= word.length; i++) {
    const [left, right] = [word.slice(0, i), word.slice(i)];
    if (right && passes(left + right.slice(1))) return true;
    if (right.length > 1 && passes(left + right[1] + right[0] + right.slice(2))) return true;
    for (const letter of ALPHABET)
      if ((right && passes(left + letter + right.slice(1))) || passes(left + letter + right)) return true;
  }
  return false;
}
