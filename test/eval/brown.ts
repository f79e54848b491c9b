import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitAtSpace } from './tokens';
import { openZip } from './zip';

export interface Sentence {
  /** The name of its file in the archive. */
  file: string;
  text: string;
}

/** The archive's name, in the folder `next-word` of the evaluation sets. */
export const BROWN_FILE = 'brown.zip';

export function brownPath(folder: string): string {
  return join(folder, 'next-word', BROWN_FILE);
}

/** The sentences of Brown in a folder of evaluation sets; undefined where it has none. */
export function readBrown(folder: string): Sentence[] | undefined {
  const path = brownPath(folder);
  return existsSync(path) ? brownSentences(readFileSync(path), path) : undefined;
}

/** The sentences of an archive of tagged Brown files (`…/ca01` to `…/cr09`), as they were printed, in the order of the file names. */
export function brownSentences(bytes: Uint8Array, name: string): Sentence[] {
  const files = openZip(bytes, name);
  const paths = [...files.keys()].filter((path) => /\/c[a-r]\d\d$/.test(path)).sort();
  if (!paths.length) throw new Error(`${name}: none of its ${files.size} files is named like a Brown file (…/ca01)`);
  return paths.flatMap((file) =>
    // Not TextDecoder: its Latin-1 is Windows-1252, which differs from 0x80 to 0x9f.
    Buffer.from(files.get(file)!())
      .toString('latin1')
      .split('\n')
      .map(tokensOfLine)
      .filter((tokens) => tokens.length)
      .map((tokens) => ({ file, text: asPrinted(tokens) })),
  );
}

/** The tokens of a line of `token/tag` pairs. Brown doubles ; ? ! : at a sentence end. */
function tokensOfLine(line: string): string[] {
  const tokens: string[] = [];
  for (const pair of splitAtSpace(line)) {
    const slash = pair.lastIndexOf('/');
    const token = slash < 0 ? pair : pair.slice(0, slash);
    if (!(token === tokens.at(-1) && [';', '?', '!', ':'].includes(token))) tokens.push(token);
  }
  return tokens;
}

/** Tokens with their spaces: `` and '' become ", nothing stands before closing punctuation or after an opening mark. */
export function asPrinted(tokens: string[]): string {
  let text = '';
  let sticks = true;
  for (const token of tokens) {
    const opens = token === '``' || '([{'.includes(token);
    const closes = !opens && (token === "''" || /^(?:[.,;:?!)\]}]+|'|%)$/.test(token));
    const printed = token === '``' || token === "''" ? '"' : token;
    text += closes || sticks ? printed : ` ${printed}`;
    sticks = opens;
  }
  return text;
}
