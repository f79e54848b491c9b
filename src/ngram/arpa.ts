import type { BackoffModel } from './backoff-model';

/** What SRILM and KenLM write for a probability of zero. */
export const LOG10_ZERO = -99;
const CHUNK = 1 << 16;

/**
 * A model in the ARPA format, in pieces of some 64 KiB to be written one after the other. `words[id]` is the text of a word.
 * Throws where a word cannot stand in such a file.
 */
export function* writeArpa(model: BackoffModel, words: readonly string[]): Generator<string> {
  if (words.length !== model.vocabularySize)
    throw new Error(`writeArpa: ${words.length} words for a vocabulary of ${model.vocabularySize}`);
  const odd = words.find((word) => !/^[^ \t\r\n]+$/.test(word));
  if (odd !== undefined) throw new Error(`writeArpa: the word ${JSON.stringify(odd)} is empty or holds white space`);
  const sizes = model.trie.levels.map(({ size }, k) => `ngram ${k + 1}=${size}\n`);
  yield `\\data\\\n${sizes.join('')}`;
  for (let k = 0; k < model.order; k++) {
    yield `\n\\${k + 1}-grams:\n`;
    yield* writeLevel(model, words, k);
  }
  yield '\n\\end\\\n';
}

/** The lines of one level; the nodes above the current one move on with it. */
function* writeLevel({ trie, logProbs, logBackoffs, sentenceStart }: BackoffModel, words: readonly string[], k: number) {
  const { levels } = trie;
  const { size, words: lastWords, starts } = levels[k]!;
  const path = new Uint32Array(k + 1);
  let text = '';
  for (let node = 0; node < size; node++) {
    path[k] = node;
    for (let above = k - 1; above >= 0; above--) {
      const { starts: children } = levels[above]!;
      while (children[path[above]! + 1]! <= path[above + 1]!) path[above]!++;
    }
    text += k === 0 && node === sentenceStart ? LOG10_ZERO : log10(logProbs[k]![node]!);
    for (let depth = 0; depth < k; depth++) text += (depth === 0 ? '\t' : ' ') + words[levels[depth]!.words[path[depth]!]!];
    text += (k === 0 ? '\t' : ' ') + words[lastWords[node]!];
    const backoffs = logBackoffs[k];
    if (backoffs && starts[node + 1]! > starts[node]!) text += `\t${log10(backoffs[node]!)}`;
    text += '\n';
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text;
}

function log10(natural: number): number {
  return Math.max(LOG10_ZERO, Number((natural / Math.LN10).toPrecision(7)));
}
