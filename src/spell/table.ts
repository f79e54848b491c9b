import { readContainer, writeContainer } from '@/ngram/container';
import { type Channel, packChannel, readChannel } from './channel';
import { LEXICON_SECTIONS, Lexicon, type LexiconWord, packLexicon } from './lexicon';

const VERSION = 1;

/** What spelling needs beside the n-grams. */
export interface SpellingTable {
  lexicon: Lexicon;
  channel: Channel;
  /** Bytes of the whole table. */
  bytes: number;
}

/** Packs a lexicon and a channel into one table. `tokens` is how many words the corpus has. */
export function packSpelling(words: readonly LexiconWord[], tokens: number, channel: Channel): ArrayBuffer {
  const { costs, letters } = packChannel(channel);
  return writeContainer(VERSION, [...packLexicon(words, tokens), costs, letters]);
}

/** Throws, naming the table and the fault, when the buffer is not a whole table of this version. */
export function readSpelling(buffer: ArrayBuffer, name = 'spelling'): SpellingTable {
  const sections = readContainer(buffer, VERSION, LEXICON_SECTIONS + 2, name);
  return {
    lexicon: new Lexicon(sections),
    channel: readChannel(sections.floats(LEXICON_SECTIONS), sections.bytes(LEXICON_SECTIONS + 1)),
    bytes: buffer.byteLength,
  };
}
