import { splitSentences } from '@/text/sentences';
import { tokenTexts } from '@/text/tokens';
import type { CorpusText } from './corpus';
import { readParagraphs } from './corpus';

/** A text as ids in the order of first appearance: each sentence is its length and then its ids. */
export interface EncodedText {
  name: CorpusText['name'];
  chunks: Uint32Array[];
  sentences: number;
  tokens: number;
}

/** Ids for the distinct tokens of several texts. */
export class Interner {
  readonly ids = new Map<string, number>();
  readonly words: string[] = [];

  idOf(word: string): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      // A slice of a regular expression's match would keep its whole paragraph in memory.
      const copy = Buffer.from(word).toString();
      id = this.words.push(copy) - 1;
      this.ids.set(copy, id);
    }
    return id;
  }
}

const CHUNK = 1 << 22;

/** Cuts a text into sentences and tokens and gives each token its id. */
export async function encodeText(text: CorpusText, interner: Interner): Promise<EncodedText> {
  const encoded: EncodedText = { name: text.name, chunks: [], sentences: 0, tokens: 0 };
  let chunk = new Uint32Array(CHUNK);
  let filled = 0;
  for await (const paragraph of readParagraphs(text)) {
    for (const sentence of splitSentences(paragraph)) {
      const tokens = tokenTexts(sentence.text);
      if (tokens.length >= CHUNK) throw new RangeError(`corpus: a sentence of ${tokens.length} tokens in "${text.path}"`);
      if (filled + tokens.length + 1 > CHUNK) {
        encoded.chunks.push(chunk.subarray(0, filled));
        chunk = new Uint32Array(CHUNK);
        filled = 0;
      }
      chunk[filled++] = tokens.length;
      for (const token of tokens) chunk[filled++] = interner.idOf(token);
      encoded.sentences++;
      encoded.tokens += tokens.length;
    }
  }
  encoded.chunks.push(chunk.slice(0, filled));
  return encoded;
}

/** Calls `visit` with the ids of each sentence; the array is a view that is only valid during the call. */
export function eachSentence({ chunks }: EncodedText, visit: (ids: Uint32Array) => void): void {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += chunk[at]! + 1) visit(chunk.subarray(at + 1, at + 1 + chunk[at]!));
  }
}
