import { existsSync, readFileSync } from 'node:fs';
import { gradedWords, hunspellWords } from '@/train/dictionaries';
import type { IsListed } from './text-rows';

/** What the public scorer takes for words: Debian's packages wamerican-large and wbritish-large. */
const DEBIAN = ['american-english-large', 'british-english-large'].map((name) => `/usr/share/dict/${name}`);

export interface WordList {
  name: string;
  isListed: IsListed;
}

/** The public scorer's word lists where they are installed, else SCOWL up to the same grade and Hunspell's names. */
export function wordList(): WordList {
  if (DEBIAN.every((path) => existsSync(path))) {
    const words = new Set(
      DEBIAN.flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .map((word) => word.trim()),
      ),
    );
    return { name: 'wamerican-large and wbritish-large', isListed: inSomeCase((word) => words.has(word)) };
  }
  const grades = gradedWords();
  const isInDictionary = hunspellWords();
  const isWord = (word: string): boolean => grades.has(word) || grades.has(word.replace(/'s$/, '')) || isInDictionary(word);
  return {
    name: 'SCOWL to grade 70 and Hunspell (wamerican-large and wbritish-large are not installed)',
    isListed: inSomeCase(isWord),
  };
}

function inSomeCase(has: (word: string) => boolean): IsListed {
  return (word) => {
    const lower = word.toLowerCase();
    return has(word) || has(lower) || has(word.slice(0, 1).toUpperCase() + lower.slice(1));
  };
}
