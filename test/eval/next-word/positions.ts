import type { Sentence } from '../brown';
import { PythonRandom } from '../python-random';
import { isWord, lastLetters, lastWord, straightQuotes, type Token, tokensOf, trim, trimStart } from '../tokens';

/** One place in a text where the next word is asked for. */
export interface Position {
  /** Text before the word. */
  context: string;
  /** Letters of it that are typed already. */
  prefix: string;
  /** The whole word that follows; undefined where nothing should be shown. */
  word?: string;
  /** Text after the word, where it is known. */
  rest?: string;
  /** Text by the same writer that the personal model has seen. */
  learned?: string;
}

const BROWN_SEED = 20261123;
const BROWN_WORDS = 2000;
const LAMBADA_PASSAGES = 500;

/** So many of the positions, evenly drawn; all of them where there are no more. */
export function evenly(positions: readonly Position[], count: number): Position[] {
  const step = Math.max(1, positions.length / count);
  return positions.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

/** Where a word begins in a list of sentences. */
export interface WordPlace extends Token {
  /** Index of its sentence. */
  sentence: number;
}

/** The words that stand at the beginning of a sentence or after a space. */
export function wordPlaces(sentences: Sentence[]): WordPlace[] {
  return sentences.flatMap(({ text }, sentence) =>
    tokensOf(straightQuotes(text))
      .filter((token) => isWord(token.text) && (token.at === 0 || text[token.at - 1] === ' '))
      .map((token) => ({ sentence, ...token })),
  );
}

/** 2,000 words drawn from the sentences, each with up to `room` characters before its sentence. */
export function brownPositions(sentences: Sentence[], room: number): Position[] {
  const places = wordPlaces(sentences);
  return new PythonRandom(BROWN_SEED)
    .sample(places, Math.min(BROWN_WORDS, places.length))
    .sort((a, b) => a.sentence - b.sentence || a.at - b.at)
    .map((place) => positionAt(sentences, place, room));
}

/** A word with whole sentences of its file before it, until they are `room` characters, and the text after it up to the end of the next sentence. */
export function positionAt(sentences: Sentence[], { sentence, at, text }: WordPlace, room: number): Position {
  const { file, text: own } = sentences[sentence]!;
  const whole = straightQuotes(own);
  let before = '';
  for (let i = sentence - 1; i >= 0 && sentences[i]!.file === file && before.length < room; i--)
    before = `${sentences[i]!.text} ${before}`;
  const next = sentences[sentence + 1];
  const after = next?.file === file ? ` ${straightQuotes(next.text)}` : '';
  return { context: before + whole.slice(0, at), prefix: '', word: text, rest: whole.slice(at + text.length) + after };
}

/** A row of KeyTypeBench, as far as it is used. */
export interface KeyTypeRow {
  id: string;
  split?: string;
  context: { beforeCursor: string; afterCursor?: string };
  expected: { kind: 'insert' | 'suppress'; modelTarget?: string; shownAcceptable?: string[] };
  tags: string[];
}

/** The first word of what is accepted; rows in mid-word keep the letters before the caret. */
export function keyTypePositions(rows: KeyTypeRow[]): Position[] {
  return rows.map(({ context, expected, tags }) => {
    const before = straightQuotes(context.beforeCursor).replaceAll('\t', ' ');
    if (expected.kind !== 'insert') return cutPrefix(before, lastLetters(before));
    const prefix = tags.includes('mid-word') ? lastWord(before) : '';
    const accepted = trimStart(straightQuotes(expected.shownAcceptable?.[0] ?? expected.modelTarget ?? ''));
    const first = tokensOf(prefix + accepted)[0];
    if (!first) throw new Error('an insert row without a word that is accepted');
    return { ...cutPrefix(before, prefix), word: first.text };
  });
}

function cutPrefix(before: string, prefix: string): Position {
  return { context: before.slice(0, before.length - prefix.length), prefix };
}

/** The last word of the first 500 passages. */
export function lambadaPositions(rows: { text: string }[]): Position[] {
  return rows.slice(0, LAMBADA_PASSAGES).map(({ text }) => {
    const space = text.lastIndexOf(' ');
    return { context: `${text.slice(0, space)} `, prefix: '', word: text.slice(space + 1) };
  });
}

/** Every word and mark of every phrase, one phrase a line. */
export function phrasePositions(text: string): Position[] {
  return linesOf(text)
    .map(trim)
    .flatMap((phrase) =>
      tokensOf(phrase).map((token) => ({
        context: phrase.slice(0, token.at),
        prefix: '',
        word: token.text,
        rest: phrase.slice(token.at + token.text.length),
      })),
    );
}

/** The rows of a file with a JSON object a line; empty lines are left out. Throws, naming file and line, on what is no such object. */
export function jsonRows<Row>(text: string, name: string): Row[] {
  return linesOf(text).flatMap((line, i) => {
    if (!trim(line)) return [];
    try {
      return [JSON.parse(line) as Row];
    } catch (reason) {
      throw new Error(`${name}, line ${i + 1}: not JSON (${(reason as Error).message})`);
    }
  });
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
