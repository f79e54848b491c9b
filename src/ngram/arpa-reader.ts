import { LOG10_ZERO } from './arpa';
import { assembleModel } from './assemble';
import type { BackoffModel } from './backoff-model';
import { type NgramRows, RowWriter } from './ngram-rows';
import { compareWords } from './packed-vocabulary';

/** A model as it was read. Ids 0, 1 and 2 are `<s>`, `</s>` and `<unk>`, the others in the order of `compareWords`. */
export interface ArpaModel {
  model: BackoffModel;
  words: string[];
  /** How many prefixes and suffixes of n-grams were missing and have been put in. */
  inserted: number;
}

const MARKS = ['<s>', '</s>', '<unk>'];
const NUMBER = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-inf(?:inity)?)$/i;
/** KenLM's choice where a file has no unknown word. */
const LOG10_UNKNOWN = -100;

/** Reads lines of the ARPA format as SRILM and KenLM write it; throws naming the line and what is wrong. */
export async function readArpa(
  lines: AsyncIterable<string> | Iterable<string>,
  { name = 'ARPA', signal }: { name?: string; signal?: AbortSignal } = {},
): Promise<ArpaModel> {
  const reader = new ArpaReader(name);
  let line = 0;
  for await (const text of lines) {
    if ((++line & 0xfff) === 0) signal?.throwIfAborted();
    reader.line(text);
    if (reader.isAtEnd) break;
  }
  return reader.finish();
}

/** Takes a file line by line. */
class ArpaReader {
  #line = 0;
  #state: 'header' | 'counts' | 'n-grams' | 'end' = 'header';
  /** Of each length from 1: how many are announced, and by which line. */
  readonly #announced: { count: number; line: number }[] = [];
  readonly #texts: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #sections: NgramRows[] = [];
  #section = new RowWriter(0);
  #row = new Uint32Array();

  constructor(readonly name: string) {}

  get isAtEnd(): boolean {
    return this.#state === 'end';
  }

  line(line: string): void {
    this.#line++;
    const text = line.replace(/^[ \t]+|[ \t\r]+$/g, '');
    if (this.#state === 'header') {
      if (text === '\\data\\') this.#state = 'counts';
    } else if (text === '') return;
    else if (text.startsWith('\\')) this.#heading(text);
    else if (this.#state === 'counts') this.#count(text);
    else this.#ngram(text);
  }

  finish(): ArpaModel {
    if (this.#state === 'header') this.#fail('no line is "\\data\\"');
    if (this.#state !== 'end') this.#fail('the file ends here without "\\end\\"');
    const [unigrams, ...longer] = this.#sections;
    const marks = { sentenceStart: 0, sentenceEnd: 1, unknown: 2 };
    const { model, inserted } = assembleModel(unigrams!, longer, marks, (line, again) => {
      throw new Error(`${this.name}, line ${again}: the same n-gram as on line ${line}`);
    });
    return { model, words: this.#texts, inserted };
  }

  #heading(text: string): void {
    if (this.#announced.length === 0) this.#fail(`"${text}" before any line "ngram 1=…"`);
    const length = this.#section.length;
    if (this.#state === 'n-grams') this.#closeSection();
    const expected = length === this.#announced.length ? '\\end\\' : `\\${length + 1}-grams:`;
    if (text !== expected) this.#fail(`"${text}" where "${expected}" is expected`);
    this.#state = text === '\\end\\' ? 'end' : 'n-grams';
    if (this.#state === 'end') return;
    this.#section = new RowWriter(length + 1);
    this.#row = new Uint32Array(length + 1);
  }

  #count(text: string): void {
    const match = /^ngram[ \t]+(\d+)[ \t]*=[ \t]*(\d+)$/.exec(text) ?? this.#fail(`"${text}" is no line "ngram N=COUNT"`);
    const length = Number(match[1]);
    if (length !== this.#announced.length + 1) this.#fail(`"${text}" where "ngram ${this.#announced.length + 1}=" is expected`);
    this.#announced.push({ count: Number(match[2]), line: this.#line });
  }

  /** Probability, words, and perhaps a backoff weight. */
  #ngram(text: string): void {
    const { length } = this.#section;
    const fields = text.split(/[ \t]+/);
    if (fields.length !== length + 1 && fields.length !== length + 2)
      this.#fail(`${fields.length} fields where a probability, ${length} words and perhaps a backoff weight are expected`);
    const logProb = this.#number(fields[0]!, 'probability');
    if (logProb > 0) this.#fail(`log-probability ${fields[0]} is above 0`);
    const backoff = fields.length === length + 2 ? this.#number(fields[length + 1]!, 'backoff weight') : 0;
    for (let k = 0; k < length; k++) this.#row[k] = this.#idOf(fields[k + 1]!, length === 1);
    this.#section.add(this.#row, logProb, backoff, this.#line);
  }

  /** Natural logarithm of a number that is written as base 10. */
  #number(text: string, what: string): number {
    if (!NUMBER.test(text)) this.#fail(`"${text}" is no number (the ${what})`);
    const value = Number(text);
    if (value === Number.POSITIVE_INFINITY) this.#fail(`"${text}" is too large (the ${what})`);
    return Math.max(LOG10_UNKNOWN, Number.isNaN(value) ? LOG10_ZERO : value) * Math.LN10;
  }

  #idOf(text: string, isNew: boolean): number {
    const word = text === '<UNK>' ? '<unk>' : text;
    const id = this.#ids.get(word);
    if (!isNew) return id ?? this.#fail(`the word "${text}" is not among the 1-grams`);
    if (id !== undefined) this.#fail(`the 1-gram "${text}" for the second time`);
    // A slice would keep the whole line in memory.
    const copy = ` ${word}`.slice(1);
    this.#ids.set(copy, this.#texts.length);
    return this.#texts.push(copy) - 1;
  }

  #closeSection(): void {
    const { length, size } = this.#section;
    const { count, line } = this.#announced[length - 1]!;
    if (size !== count) this.#fail(`${size} n-grams of ${length} words where line ${line} announces ${count}`);
    this.#sections.push(length === 1 ? this.#sortWords() : this.#section.finish());
  }

  /** Gives the words their final ids, and adds the unknown word where there is none. */
  #sortWords(): NgramRows {
    if (!this.#ids.has('<unk>')) this.#section.add([this.#idOf('<unk>', true)], LOG10_UNKNOWN * Math.LN10, 0, this.#line);
    for (const mark of MARKS) if (!this.#ids.has(mark)) this.#fail(`no "${mark}" among the 1-grams`);
    const marks = new Set(MARKS);
    const sorted = [...MARKS, ...this.#texts.filter((word) => !marks.has(word)).sort(compareWords)];
    const read = this.#section.finish();
    const unigrams = new RowWriter(1);
    sorted.forEach((word, id) => {
      const row = this.#ids.get(word)!;
      unigrams.add([id], read.logProbs[row]!, read.logBackoffs[row]!, read.lines[row]!);
      this.#ids.set(word, id);
      this.#texts[id] = word;
    });
    return unigrams.finish();
  }

  #fail(what: string): never {
    throw new Error(`${this.name}, line ${this.#line}: ${what}`);
  }
}
