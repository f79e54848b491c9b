import { PythonRandom } from '../python-random';
import type { WordRow } from './score';

const SEED = 20261123;
const SAMPLE = 5000;

/** Norvig's format: a word and its misspellings a line, "contented: contenpted contende". */
export function norvigRows(text: string): WordRow[] {
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .flatMap((line) => {
      const [target, errors] = line.split(':') as [string, string];
      return words(errors).map((error) => ({ error, target: target.trim() }));
    })
    .filter(isPlain);
}

/** Mitton's format: "$" and the word, then its misspellings, one a line, perhaps with a count. */
export function mittonRows(text: string): WordRow[] {
  const rows: WordRow[] = [];
  let target = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('$')) target = line.slice(1);
    else if (line) rows.push({ error: words(line)[0]!, target });
  }
  return rows.filter(isPlain);
}

/** The sample that the public scorer draws of a long list. */
export function sampled(rows: readonly WordRow[]): WordRow[] {
  return rows.length <= SAMPLE ? [...rows] : new PythonRandom(SEED).sample(rows, SAMPLE);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** One word for one, and not the same but for case. */
function isPlain({ error, target }: WordRow): boolean {
  return !/[_ ]/.test(error + target) && target !== '?' && error.toLowerCase() !== target.toLowerCase();
}
