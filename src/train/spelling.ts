import { packSpelling } from '@/spell/table';
import { learnChannel } from './channel';
import { commonMisspellings, gradedWords, hunspellWords } from './dictionaries';
import type { EncodedText, Interner } from './encode';
import { eachSentence } from './encode';
import { chooseLexicon } from './lexicon';

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
  const words = chooseLexicon({ counts, grades, isInDictionary, misspellings });
  const channel = learnChannel(
    pairs.filter(({ typed }) => !without.has(typed)),
    log,
  );
  const tokens = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const table = packSpelling(words, tokens, channel);
  log(`spelling: ${words.length.toLocaleString('en')} words, ${table.byteLength.toLocaleString('en')} bytes`);
  return table;
}
