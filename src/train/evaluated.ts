import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every string that stands as an error in an evaluation set of a folder, in lower case, so that nothing is learnt from it. Reads the
 * formats of Mitton ("$meant" and errors), Norvig ("meant: errors"), running text with <ERR> marks, and
 * plain text (.src), of which every word is left out. Throws where the folder is missing.
 */
export function evaluatedErrors(folder: string): Set<string> {
  if (!existsSync(folder))
    throw new Error(`evaluation sets: no folder "${folder}" to keep out of training; name it with --without`);
  const errors = new Set<string>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'latin1').toLowerCase();
    if (file.endsWith('tagged.dat')) {
      for (const match of text.matchAll(/<err targ=[^>]*>\s*(.*?)\s*<\/err>/g))
        for (const word of match[1]!.split(/\s+/)) errors.add(word);
    } else if (file.endsWith('.src')) {
      for (const word of text.split(/\s+/)) errors.add(word);
    } else if (/\.(dat|txt)$/.test(file)) {
      for (const line of text.split('\n'))
        for (const word of line.replace(/^[^:]*:/, '').split(/\s+/)) if (word[0] !== '$') errors.add(word);
    }
  }
  errors.delete('');
  return errors;
}
