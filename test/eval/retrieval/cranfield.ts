import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts and questions with the texts that are relevant to each. */
export interface Collection {
  texts: string[];
  questions: string[];
  /** For each question, indices of texts. */
  relevant: ReadonlySet<number>[];
}

const FILES = ['cran.all.1400', 'cran.qry', 'cranqrel'] as const;

/**
 * The Cranfield collection: title and body as one text (the body mostly starts with the title), questions numbered in file order,
 * every listed pair relevant (the code -1 is a spoiled top grade). The first missing file's path where one is missing.
 */
export function readCranfield(folder: string): Collection | string {
  const paths = FILES.map((name) => join(folder, name));
  const missing = paths.find((path) => !existsSync(path));
  if (missing) return missing;
  const [documents, queries, judgements] = paths.map((path) => readFileSync(path, 'utf8'));
  const entries = entriesOf(documents!);
  const places = new Map(entries.map(({ id }, i) => [id, i]));
  const questions = entriesOf(queries!).map(({ text }) => text);
  const relevant = questions.map(() => new Set<number>());
  for (const line of judgements!.split('\n').filter(Boolean)) {
    const [question, document] = line.trim().split(/\s+/).map(Number);
    relevant[question! - 1]!.add(places.get(document!)!);
  }
  const texts = entries.map(({ title, text }) =>
    title && text.startsWith(title.slice(0, 20)) ? text : `${title} ${text}`.trim(),
  );
  return { texts, questions, relevant };
}

interface Entry {
  id: number;
  title: string;
  text: string;
}

/** Entries of a file: `.I 7`, then fields `.T`, `.W` … with their text on the lines that follow. */
function entriesOf(file: string): Entry[] {
  return file.split(/^(?=\.I)/m).map((entry) => {
    const [head, ...fields] = entry.split(/^\.(?=[TABW]\s*$)/m);
    const field = (letter: string): string =>
      fields
        .find((one) => one.startsWith(letter))
        ?.slice(1)
        .split(/\s+/)
        .filter(Boolean)
        .join(' ') ?? '';
    return { id: Number(/^\.I\s*(\d+)/.exec(head!)![1]), title: field('T'), text: field('W') };
  });
}
