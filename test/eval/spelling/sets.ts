import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brownPath, readBrown } from '../brown';
import type { TextRow, WordRow } from './score';
import { cleanRows, holbrookRows, jflegRows } from './text-rows';
import { wordList } from './word-lists';
import { mittonRows, norvigRows, sampled } from './word-rows';

export type SpellingSet =
  | { kind: 'words'; name: SetName; rows: WordRow[] }
  | { kind: 'text'; name: SetName; rows: TextRow[]; note?: string };

export type SetName =
  | 'Norvig 1'
  | 'Mitton aspell'
  | 'Mitton Wikipedia'
  | 'Birkbeck'
  | 'Holbrook'
  | 'JFLEG dev'
  | 'Brown'
  | 'held back';

const WORD_FILES: { name: SetName; file: string; read: (text: string) => WordRow[] }[] = [
  { name: 'Norvig 1', file: 'norvig-testset1.txt', read: norvigRows },
  { name: 'Mitton aspell', file: 'mitton-aspell.dat', read: mittonRows },
  { name: 'Mitton Wikipedia', file: 'mitton-wikipedia.dat', read: mittonRows },
  { name: 'Birkbeck', file: 'mitton-missp.dat', read: (text) => sampled(mittonRows(text)) },
];
const HOLBROOK = 'mitton-holbrook-tagged.dat';
const JFLEG = ['jfleg-dev.src', ...[0, 1, 2, 3].map((i) => `jfleg-dev.ref${i}`)];

/** The sets of the evaluation folder, by the rules of the public scorer; those whose files are not there are named in `missing`. */
export function spellingSets(folder: string): { sets: SpellingSet[]; missing: string[] } {
  const missing: string[] = [];
  const sets: SpellingSet[] = [];
  /** The files of a set, or nothing where one is missing. */
  const open = (paths: string[], encoding: 'latin1' | 'utf8' = 'latin1'): string[] | undefined => {
    const gone = paths.filter((path) => !existsSync(path));
    missing.push(...gone);
    return gone.length ? undefined : paths.map((path) => readFileSync(path, encoding));
  };
  const inFolder = (file: string): string => join(folder, 'spelling', file);
  for (const { name, file, read } of WORD_FILES) {
    const [text] = open([inFolder(file)]) ?? [];
    if (text !== undefined) sets.push({ kind: 'words', name, rows: read(text) });
  }
  const { name: listName, isListed } = wordList();
  const note = `words by ${listName}`;
  const [holbrook] = open([inFolder(HOLBROOK)]) ?? [];
  if (holbrook !== undefined) sets.push({ kind: 'text', name: 'Holbrook', rows: holbrookRows(holbrook, isListed), note });
  const [source, ...references] = open(JFLEG.map(inFolder), 'utf8') ?? [];
  if (source !== undefined) sets.push({ kind: 'text', name: 'JFLEG dev', rows: jflegRows(source, references, isListed), note });
  const brown = readBrown(folder);
  if (brown) sets.push({ kind: 'text', name: 'Brown', rows: cleanRows(brown.map(({ text }) => text.trim())) });
  else missing.push(brownPath(folder));
  return { sets, missing };
}
