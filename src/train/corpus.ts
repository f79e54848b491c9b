import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One text of the corpus: a file of paragraphs, one a line. */
export interface CorpusText {
  name: 'wiki' | 'reviews' | 'dialogue';
  path: string;
}

/** The texts found in a corpus folder; throws naming the first that is missing. */
export function corpusTexts(folder: string): CorpusText[] {
  return (['wiki', 'reviews', 'dialogue'] as const).map((name) => {
    const path = join(folder, `${name}.txt.xz`);
    if (!existsSync(path)) throw new Error(`corpus: no file "${path}"; name the folder with --corpus`);
    return { name, path };
  });
}

/** The lines of a text, unpacked by the `xz` program as they are read. */
export async function* readParagraphs({ path }: CorpusText): AsyncGenerator<string> {
  const xz = spawn('xz', ['-dc', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    xz.on('error', (error) =>
      reject(new Error(`corpus: cannot run xz to unpack "${path}" (install xz-utils): ${error.message}`)),
    );
    xz.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`corpus: xz ended with ${code} on "${path}"`))));
  });
  ended.catch(() => {}); // Reported by the await below, also when it fails first.
  try {
    yield* createInterface({ input: xz.stdout, crlfDelay: Number.POSITIVE_INFINITY });
    await ended;
  } finally {
    xz.kill(); // A reader that has seen enough does not let it end by itself.
  }
}
