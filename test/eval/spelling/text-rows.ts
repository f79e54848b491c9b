import { PythonRandom } from '../python-random';
import { splitAtSpace } from '../tokens';
import type { Gold, TextRow } from './score';

const SEED = 20261123;
const CLEAN = { drawn: 2600, kept: 2000, shortest: 4 };
const LETTER = '[\\p{L}\\p{Nl}\\p{No}]';
/** An error as it is tagged, or a piece between spaces. */
const TAGGED = /<ERR targ=([^>]*)>\s*(.*?)\s*<\/ERR>|(\S+)/g;
const PIECE = new RegExp(`${LETTER}+(?:['-]${LETTER}+)*|\\p{Nd}+|[^\\p{L}\\p{N}_\\s]+|_`, 'gu');

/** Whether a word list has a word in some case. */
export type IsListed = (word: string) => boolean;

/** Holbrook's passages as Mitton tagged them; a wrong token that a word list has is a real-word error. */
export function holbrookRows(text: string, isListed: IsListed): TextRow[] {
  const rows: TextRow[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (!line || /^\d+\.$/.test(line) || /^[A-Z ]+ page \d+/.test(line)) continue;
    const row: TextRow = { tokens: [], gold: [] };
    const add = (token: string, gold: Gold): void => {
      row.tokens.push(token);
      row.gold.push(gold);
    };
    for (const [, target, wrong, plain] of line.matchAll(TAGGED)) {
      if (plain !== undefined) {
        for (const [piece] of plain.matchAll(PIECE)) add(piece, null);
        continue;
      }
      const meant = target!.trim();
      const errors = splitAtSpace(wrong!);
      const [error] = errors;
      const counts = errors.length === 1 && !/[ ?-]/.test(meant) && error!.toLowerCase() !== meant.toLowerCase();
      if (counts) add(error!, { target: [meant], kind: isListed(error!) ? 'realword' : 'nonword' });
      else for (const part of errors) add(part, 'skip');
    }
    if (row.tokens.length) rows.push(row);
  }
  return rows;
}

/** JFLEG: right is what a reference has; wrong what neither a reference nor a word list has; the nearest words of the references are meant. */
export function jflegRows(source: string, references: readonly string[], isListed: IsListed): TextRow[] {
  const lines = (text: string): string[][] => text.replace(/\n$/, '').split('\n').map(joined);
  const all = references.map(lines);
  return lines(source).map((tokens, i) => {
    const sets = all.map((reference) => new Set(reference[i]!.map((word) => word.toLowerCase())));
    const own = new Set(tokens.map((word) => word.toLowerCase()));
    return { tokens, gold: tokens.map((token) => jflegGold(token.toLowerCase(), token, own, sets, isListed)) };
  });
}

function jflegGold(
  word: string,
  token: string,
  own: ReadonlySet<string>,
  sets: readonly ReadonlySet<string>[],
  isListed: IsListed,
): Gold {
  if (!/[a-z]/.test(word) || sets.some((set) => set.has(word))) return null;
  if (isListed(token) || isListed(word) || !/^[a-z']+$/.test(word)) return 'skip';
  const distances = new Map<string, number>();
  for (const set of sets) {
    const near = [...set]
      .filter((other) => !own.has(other) && /^[a-z']+$/.test(other))
      .map((other) => ({ other, distance: levenshtein(word, other) }))
      .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))[0];
    if (near && near.distance <= Math.max(2, Math.floor(word.length / 3))) distances.set(near.other, near.distance);
  }
  if (!distances.size) return 'skip';
  const least = Math.min(...distances.values());
  return {
    target: [...distances]
      .filter(([, distance]) => distance <= least + 1)
      .map(([other]) => other)
      .sort(),
    kind: 'nonword',
  };
}

/** Tokens of the set with "n't" and "'s" put back to their words. */
function joined(line: string): string[] {
  const tokens: string[] = [];
  for (const token of splitAtSpace(line)) {
    const last = tokens.at(-1);
    const isTail = last !== undefined && /^(?:n't|'(?:s|re|ve|ll|d|m))$/.test(token.toLowerCase()) && /\p{L}$/u.test(last);
    if (isTail || (token === 'not' && last?.toLowerCase() === 'can')) tokens[tokens.length - 1] = last + token;
    else tokens.push(token);
  }
  return tokens;
}

/** Sentences without a mistake, as the public scorer draws them: every flag is a false one. */
export function cleanRows(sentences: readonly string[]): TextRow[] {
  return new PythonRandom(SEED)
    .sample(sentences, Math.min(CLEAN.drawn, sentences.length))
    .map((sentence) => splitAtSpace(sentence))
    .filter((tokens) => tokens.length >= CLEAN.shortest)
    .slice(0, CLEAN.kept)
    .map((tokens) => ({ tokens, gold: tokens.map(() => null) }));
}

export function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + Number(a[i - 1] !== b[j - 1])));
    }
    previous = row;
  }
  return previous[b.length]!;
}
