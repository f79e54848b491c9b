import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BROWN_FILE, brownSentences, type Sentence } from '../brown';
import { jsonRows, type KeyTypeRow, keyTypePositions, lambadaPositions, type Position, phrasePositions } from './positions';

/** A file of a next-word folder, read by what it holds. `published` names the figures of others that are about just this file. */
export type NextWordSet =
  | { kind: 'brown'; name: string; sentences: Sentence[]; published: boolean }
  | { kind: 'keytype'; name: string; rows: KeyTypeRow[]; positions: Position[]; published: boolean }
  | { kind: 'lambada' | 'positions'; name: string; positions: Position[]; published: boolean };

/** The files that the published figures are about; others of the same formats are read as well. */
export const KNOWN_FILES = [BROWN_FILE, 'keytypebench-core.jsonl', 'lambada-first-2500.jsonl'];

/** The sets of a folder, by file name; the known files that are not there are named in `missing`. */
export function readSets(folder: string): { sets: NextWordSet[]; missing: string[] } {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const sets = files.filter((file) => /\.(zip|jsonl)$/.test(file)).map((file) => readSet(join(folder, file)));
  return { sets, missing: KNOWN_FILES.filter((file) => !files.includes(file)).map((file) => join(folder, file)) };
}

/** Phrases, one a line, as MacKenzie and Soukoreff's set has them. */
export function readPhrases(path: string): Position[] {
  const positions = phrasePositions(readFileSync(path, 'utf8'));
  if (!positions.length) throw new Error(`${path}: holds no phrase`);
  return positions;
}

function readSet(path: string): NextWordSet {
  const name = basename(path);
  const published = KNOWN_FILES.includes(name);
  if (path.endsWith('.zip')) return { kind: 'brown', name, sentences: brownSentences(readFileSync(path), path), published };
  const rows = jsonRows<Record<string, unknown>>(readFileSync(path, 'utf8'), path);
  const [first] = rows;
  if (!first) throw new Error(`${path}: holds no row`);
  if ('expected' in first && 'context' in first) {
    const own = rows as unknown as KeyTypeRow[];
    return { kind: 'keytype', name, rows: own, positions: keyTypePositions(own), published };
  }
  if ('context' in first && 'word' in first) {
    const positions = rows.map((row) => ({ prefix: '', ...row }) as unknown as Position);
    return { kind: 'positions', name, positions, published };
  }
  if (typeof first['text'] === 'string') {
    return { kind: 'lambada', name, positions: lambadaPositions(rows as { text: string }[]), published };
  }
  throw new Error(`${path}: rows with ${Object.keys(first).join(', ')} are of no known format`);
}
