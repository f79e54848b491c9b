import { Search } from '@/spell/search';
import { packSpelling, readSpelling } from '@/spell/table';
import { learnChannel } from './channel';
import { findConfusions } from './confusions';
import { commonMisspellings, gameWords, gradedWords, hunspellWords, pronunciations, softwareTerms } from './dictionaries';
import type { EncodedText, Interner } from './encode';
import { eachSentence } from './encode';
import { INFORMAL_WORDS } from './informal';
import { chooseLexicon } from './lexicon';
import { soundRules } from './sounds';

/** Rarer words and names are pronounced as no one would guess. */
const PRONOUNCED_GRADE = 55;

/** Contractions that sound like other words. */
const CONTRACTED = new Set([
  "it's",
  "they're",
  "you're",
  "we're",
  "who's",
  "he's",
  "she'll",
  "we'll",
  "i'll",
  "he'll",
  "there's",
  "let's",
]);

/** How often each token occurs. */
export function countWords(texts: readonly EncodedText[], { words }: Interner): Map<string, number> {
  const counts = new Uint32Array(words.length);
  for (const text of texts) {
    eachSentence(text, (ids) => {
      for (const id of ids) counts[id]!++;
    });
  }
  return new Map(words.map((word, id) => [word, counts[id]!]));
}

/** Chooses the words, learns the channel and packs both. Nothing is learnt from the strings in `without`. */
export function trainSpelling(
  counts: ReadonlyMap<string, number>,
  without: ReadonlySet<string>,
  log: (line: string) => void,
): ArrayBuffer {
  const pairs = commonMisspellings();
  const grades = gradedWords();
  const isInDictionary = hunspellWords();
  const misspellings = new Set(pairs.map(({ typed }) => typed));
  const words = chooseLexicon({
    counts,
    grades,
    rarities: gameWords(),
    isInDictionary,
    misspellings,
    terms: softwareTerms(),
    informal: INFORMAL_WORDS,
  });
  const isPlain = (word: string): boolean => (grades.get(word) ?? 99) <= PRONOUNCED_GRADE;
  const pronounced = pronunciations((word) => isPlain(word) || CONTRACTED.has(word));
  const channel = learnChannel(
    pairs.filter(({ typed }) => !without.has(typed)),
    soundRules(pronounced),
    log,
  );
  const tokens = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const { lexicon } = readSpelling(packSpelling({ words, tokens, channel }));
  const confusions = findConfusions(lexicon, new Search(lexicon.tree, channel), pronounced);
  const table = packSpelling({ words, tokens, channel, confusions });
  const pairsOfWords = confusions.reduce((sum, list) => sum + list.length, 0);
  log(
    `spelling: ${words.length.toLocaleString('en')} words, ${pairsOfWords.toLocaleString('en')} confusions, ${table.byteLength.toLocaleString('en')} bytes`,
  );
  return table;
}
