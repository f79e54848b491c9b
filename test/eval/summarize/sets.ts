import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openZip } from '../zip';
import { readCsv } from './csv';

/** A text with the summaries that people wrote of it. */
export interface Sample {
  text: string;
  title?: string;
  references: string[];
}

/** Samples of one kind, and how many sentences a summary of one may have. */
export interface SummarySet {
  name: string;
  samples: Sample[];
  sentences: number;
  /** Nothing of the summariser was chosen on it. */
  isHeldOut?: boolean;
}

const NEWS = { archive: 'cnndm_100.zip', table: 'train_sample.csv' };
const ABSTRACTS = 'scitldr-A.dev.jsonl';
/** So many abstracts were measured when the reference figures were made. */
export const FIRST_ABSTRACTS = 300;

/** CNN/DailyMail (Hermann 2015, See 2017): 100 articles with their highlights. */
function readNews(path: string): SummarySet {
  const table = openZip(readFileSync(path), path).get(NEWS.table);
  if (!table) throw new Error(`${path}: holds no "${NEWS.table}"`);
  const [head = [], ...rows] = readCsv(new TextDecoder().decode(table()));
  const [article, highlights] = ['article', 'highlights'].map((name) => head.indexOf(name)) as [number, number];
  const samples = rows.map((row) => ({
    text: row[article]!,
    references: [row[highlights]!.replaceAll(' .\n', '. ').replaceAll('\n', ' ')],
  }));
  return { name: `CNN/DailyMail, ${samples.length} articles`, samples, sentences: 3 };
}

/** SciTLDR-A (Cachola 2020): abstracts of papers with one-line summaries. */
function readAbstracts(path: string): Sample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { source, target, title } = JSON.parse(line) as { source: string[]; target: string[]; title: string };
      return { text: source.join(' '), title, references: target };
    });
}

/** The sets in a folder, and the files that are missing there. */
export function readSummarySets(folder: string): { sets: SummarySet[]; missing: string[] } {
  const paths = [NEWS.archive, ABSTRACTS].map((name) => join(folder, name)) as [string, string];
  const sets: SummarySet[] = [];
  if (existsSync(paths[0])) sets.push(readNews(paths[0]));
  if (existsSync(paths[1])) {
    const samples = readAbstracts(paths[1]);
    const named = (all: Sample[], which: string): SummarySet => ({
      name: `SciTLDR-A dev, ${which} ${all.length} abstracts`,
      samples: all,
      sentences: 1,
    });
    sets.push(named(samples.slice(0, FIRST_ABSTRACTS), 'first'), named(samples, 'all'));
  }
  return { sets, missing: paths.filter((path) => !existsSync(path)) };
}
