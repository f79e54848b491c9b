import { readContainer, writeContainer } from '@/ngram/container';
import { type Channel, packChannel, readChannel } from './channel';
import { CONFUSION_SECTIONS, type Confusion, Confusions, packConfusions } from './confusions';
import { LEXICON_SECTIONS, Lexicon, type LexiconWord, packLexicon } from './lexicon';

const VERSION = 2;

/** What spelling needs beside the n-grams. */
export interface SpellingTable {
  lexicon: Lexicon;
  channel: Channel;
  confusions: Confusions;
  /** Bytes of the whole table. */
  bytes: number;
}

/** A table before it is packed. */
export interface SpellingParts {
  words: readonly LexiconWord[];
  /** How many words the corpus has. */
  tokens: number;
  channel: Channel;
  /** The confusions of each entry; entries are numbered as in a table of the same words without any. */
  confusions?: readonly (readonly Confusion[])[];
}

/** Packs a lexicon, a channel and confusions into one table. */
export function packSpelling({ words, tokens, channel, confusions = words.map(() => []) }: SpellingParts): ArrayBuffer {
  const { costs, letters } = packChannel(channel);
  return writeContainer(VERSION, [...packLexicon(words, tokens), costs, letters, ...packConfusions(confusions)]);
}

/** Throws, naming the table and the fault, when the buffer is not a whole table of this version. */
export function readSpelling(buffer: ArrayBuffer, name = 'spelling'): SpellingTable {
  const sections = readContainer(buffer, VERSION, LEXICON_SECTIONS + 2 + CONFUSION_SECTIONS, name);
  return {
    lexicon: new Lexicon(sections),
    channel: readChannel(sections.floats(LEXICON_SECTIONS), sections.bytes(LEXICON_SECTIONS + 1)),
    confusions: new Confusions(sections, LEXICON_SECTIONS + 2),
    bytes: buffer.byteLength,
  };
}
