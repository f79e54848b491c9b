import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARKS } from '@/neural/pack';
import { unknownClass } from '@/neural/unknown-class';
import { type EncodedText, eachSentence, type Interner } from './encode';
import { isHeldBack } from './prediction-model';

/**
 * Writes what the network is trained on (`src/train/network`): `words.txt`, one word a line by falling weighted count, and of each
 * text the ids of its tokens, 16 bits each, 0 after every sentence: `NAME.train.u16` and, of what is held back, `NAME.held.u16`.
 */
export function writeNetworkTexts(
  folder: string,
  texts: EncodedText[],
  interner: Interner,
  weights: number[],
  size: number,
  log: (line: string) => void,
): void {
  mkdirSync(folder, { recursive: true });
  const counts = new Float64Array(interner.words.length);
  texts.forEach((text, t) => {
    eachSentence(text, (sentence) => {
      for (const id of sentence) counts[id]! += weights[t]!;
    });
  });
  const chosen = Array.from(counts.keys())
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, size - MARKS.length);
  const ids = Uint16Array.from(interner.words, (word) => 1 + unknownClass(word));
  chosen.forEach((id, place) => {
    ids[id] = MARKS.length + place;
  });
  writeFileSync(join(folder, 'words.txt'), `${chosen.map((id) => interner.words[id]!).join('\n')}\n`);
  for (const text of texts) {
    const parts = { train: new Uint16Array(text.tokens + text.sentences), held: new Uint16Array(text.tokens + text.sentences) };
    const filled = { train: 0, held: 0 };
    let number = 0;
    eachSentence(text, (sentence) => {
      const part = isHeldBack(number++) ? 'held' : 'train';
      for (const id of sentence) parts[part][filled[part]++] = ids[id]!;
      parts[part][filled[part]++] = 0;
    });
    for (const part of ['train', 'held'] as const) {
      const path = join(folder, `${text.name}.${part}.u16`);
      writeFileSync(path, parts[part].subarray(0, filled[part]));
      log(`wrote ${path}: ${filled[part].toLocaleString('en')} tokens`);
    }
  }
}
