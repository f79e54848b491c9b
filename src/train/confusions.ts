import type { Confusion } from '@/spell/confusions';
import { foldWord, lettersOf } from '@/spell/letters';
import type { Lexicon } from '@/spell/lexicon';
import type { Search } from '@/spell/search';
import type { Pronunciation } from './sounds';

/** The most that a slip from one word to another may cost, and what it costs to write a word of the same sound. */
const LIMIT = 8;
const SAME_SOUND = 1.5;
/** log P of words that may be meant, and of words that may stand for them. */
const MEANT = -13.5;
const TYPED = -16.5;
const MOST = 6;
/** Weight of how frequent a word is where the likeliest few are kept. */
const FREQUENCY = 0.5;

/** For each entry the common words that may have been meant by it: those within a small cost, and those that sound the same. */
export function findConfusions(lexicon: Lexicon, search: Search, pronunciations: readonly Pronunciation[]): Confusion[][] {
  const sameSound = homophones(lexicon, pronunciations);
  const leastCode = lexicon.codeOf(MEANT);
  return Array.from({ length: lexicon.size }, (_, entry): Confusion[] => {
    const word = lexicon.wordOf(entry);
    if (word.length < 2 || word !== word.toLowerCase() || lexicon.logProb(entry) < TYPED) return [];
    const costs = new Map<number, number>();
    for (const { node, cost } of search.find(lettersOf(foldWord(word)), { limit: LIMIT, rarity: 0, leastCode })) {
      const other = lexicon.tree.entries[node]!;
      if (cost > 0) costs.set(other, cost);
    }
    for (const other of sameSound.get(entry) ?? []) costs.set(other, Math.min(SAME_SOUND, costs.get(other) ?? SAME_SOUND));
    return [...costs]
      .map(([other, cost]) => ({ entry: other, cost }))
      .filter(({ entry: other }) => isCommon(lexicon, other))
      .sort((a, b) => a.cost - b.cost - FREQUENCY * (lexicon.logProb(a.entry) - lexicon.logProb(b.entry)))
      .slice(0, MOST);
  });
}

function isCommon(lexicon: Lexicon, entry: number): boolean {
  const word = lexicon.wordOf(entry);
  return word === word.toLowerCase() && lexicon.logProb(entry) > MEANT;
}

/** For each entry the others that are pronounced the same. */
function homophones(lexicon: Lexicon, pronunciations: readonly Pronunciation[]): Map<number, Set<number>> {
  const bySound = new Map<string, Set<number>>();
  for (const { word, sounds } of pronunciations) {
    const entry = lexicon.entryOf(word);
    if (entry < 0) continue;
    const sound = sounds.join(' ');
    const same = bySound.get(sound);
    if (same) same.add(entry);
    else bySound.set(sound, new Set([entry]));
  }
  const found = new Map<number, Set<number>>();
  for (const group of bySound.values()) {
    for (const entry of group) {
      const others = found.get(entry) ?? new Set<number>();
      for (const other of group) if (other !== entry) others.add(other);
      found.set(entry, others);
    }
  }
  return found;
}
