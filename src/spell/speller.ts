import type { PackedModel } from '@/ngram/packed-model';
import { type Sentence, splitSentences } from '@/text/sentences';
import { checkSentence, type SentenceCheck } from './check-sentence';
import { isForeign } from './foreign';
import { Language } from './language';
import type { Doubt, Mistake, OpenCheck } from './mistake';
import { Reader } from './reader';
import type { SpellingTable } from './table';

/** What is known of one word by itself. */
export interface WordCheck {
  known: boolean;
  /** Up to ten, best first; a known word itself comes first. */
  corrections: string[];
}

/** Words that are never flagged, such as a personal dictionary. */
export interface Personal {
  has(word: string): boolean;
}

const NOBODY: Personal = new Set<string>();
/** Sentences whose mistakes are remembered, so that only those that changed are checked again. */
const REMEMBERED = 5000;

/** Longer sentences (UTF-16 units) are checked in pieces, so that none takes long. */
const LONGEST_PIECE = 400;

/** A sentence cut at spaces; a run without any stays whole. */
function inPieces({ text, start, end }: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let from = 0;
  while (text.length - from > LONGEST_PIECE) {
    let to = text.lastIndexOf(' ', from + LONGEST_PIECE);
    if (to <= from) to = text.indexOf(' ', from + LONGEST_PIECE);
    if (to < 0) break;
    pieces.push({ text: text.slice(from, to), start: start + from, end: start + to });
    from = to;
  }
  return [...pieces, { text: text.slice(from), start: start + from, end }];
}

/** Adds what was found in a sentence of a text to what was found before it. */
function add({ mistakes, doubts, tally }: SentenceCheck, found: SentenceCheck, offset: number, text: string): void {
  tally.words += found.tally.words;
  tally.known += found.tally.known;
  tally.common += found.tally.common;
  for (const mistake of found.mistakes) mistakes.push(placed(mistake, offset, text));
  for (const doubt of found.doubts) doubts.push(placed(doubt, offset, text));
}

/** The same with its place in the whole text. */
function placed<Found extends Doubt | Mistake>(one: Found, offset: number, text: string): Found {
  const start = offset + one.start;
  const end = offset + one.end;
  return { ...one, start, end, word: text.slice(start, end) };
}

/** Finds mistakes of spelling and what was meant. */
export class Speller {
  readonly #language: Language;
  readonly #reader: Reader;
  readonly #sentences = new Map<string, SentenceCheck>();
  #personal = NOBODY;

  constructor(model: PackedModel, table: SpellingTable) {
    this.#language = new Language(model, table.lexicon);
    this.#reader = new Reader(this.#language, table.channel, table.confusions);
  }

  /** Checks a text of any number of lines. */
  check(text: string, personal: Personal = NOBODY): OpenCheck {
    const steps = this.steps(text, personal);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  /** The same in small steps, so that other work can be done in between; the last returns what was found. */
  *steps(text: string, personal: Personal = NOBODY): Generator<void, OpenCheck> {
    if (personal !== this.#personal) this.#sentences.clear();
    this.#personal = personal;
    const found: SentenceCheck = { mistakes: [], doubts: [], tally: { words: 0, known: 0, common: 0 } };
    let at = 0;
    for (const line of text.split('\n')) {
      for (const sentence of splitSentences(line).flatMap(inPieces)) {
        add(found, yield* this.#sentence(sentence.text, personal), at + sentence.start, text);
        yield;
      }
      at += line.length + 1;
    }
    const { mistakes, doubts, tally } = found;
    return isForeign(tally) ? { mistakes: [], doubts: [], isForeign: true } : { mistakes, doubts, isForeign: false };
  }

  /** What one word by itself may have been meant to be. */
  correctWord(word: string): WordCheck {
    return this.#reader.correctWord(word);
  }

  *#sentence(text: string, personal: Personal): Generator<void, SentenceCheck> {
    let found = this.#sentences.get(text);
    if (!found) {
      found = yield* checkSentence(text, this.#language, this.#reader, personal);
      if (this.#sentences.size >= REMEMBERED) this.#sentences.clear();
      this.#sentences.set(text, found);
    }
    return found;
  }
}
