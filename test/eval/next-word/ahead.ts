import type { Suggestion } from '@/predict/complete';
import type { Position } from './positions';
import type { Predict } from './score';

/** Candidates for the word at the end of a text. */
export type FindWords = (input: { before: string; learned?: string }) => Promise<Suggestion[]>;

/**
 * The scorer asks at once, and a language model takes its time: every answer that may be asked for is found before, by each of the
 * ways to find one. A context that ends inside a word where no letter counts as typed asks for the word after it, so a space is added.
 */
export async function predictAhead(positions: readonly Position[], ways: readonly FindWords[]): Promise<Predict[]> {
  const answers = ways.map(() => new Map<Position, Map<string, Suggestion[]>>());
  for (const position of positions) {
    for (const [i, words] of ways.entries()) answers[i]!.set(position, await answersAt(position, words));
  }
  return answers.map(
    (own): Predict =>
      (position, letters) =>
        own.get(position)?.get(letters) ?? [],
  );
}

async function answersAt({ context, prefix, word, learned }: Position, words: FindWords): Promise<Map<string, Suggestion[]>> {
  const own = new Map<string, Suggestion[]>();
  const line = context.replace(/[\n\t]/g, ' ');
  for (const letters of lettersOf(prefix, word)) {
    const gap = letters === '' && /[\p{L}\p{N}]$/u.test(line) ? ' ' : '';
    const found = await words({ before: line + gap + letters, ...(learned === undefined ? {} : { learned }) });
    own.set(letters, found);
    if (found[0]?.word === word) break; // Found: no further letter is typed.
  }
  return own;
}

function lettersOf(prefix: string, word = prefix): string[] {
  const letters = Array.from(word);
  const start = Array.from(prefix).length;
  return Array.from({ length: Math.max(1, letters.length - start) }, (_, i) => letters.slice(0, start + i).join(''));
}
