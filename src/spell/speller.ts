import type { PackedModel } from '@/ngram/packed-model';
import { type Sentence, splitSentences } from '@/text/sentences';
import { checkSentence, type SentenceCheck } from './check-sentence';
import { isForeign, type Tally } from './foreign';
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
    const mistakes: Mistake[] = [];
    const doubts: Doubt[] = [];
    const tally: Tally = { words: 0, known: 0, common: 0 };
    let at = 0;
    for (const line of text.split('\n')) {
      for (const sentence of splitSentences(line).flatMap(inPieces)) {
        const found = yield* this.#sentence(sentence.text, personal);
        tally.words += found.tally.words;
        tally.known += found.tally.known;
        tally.common += found.tally.common;
        const offset = at + sentence.start;
        const placed = <Found extends Doubt | Mistake>(one: Found): Found => {
          const [start, end] = [offset + one.start, offset + one.end];
          return { ...one, start, end, word: text.slice(start, end) };
        };
        mistakes.push(...found.mistakes.map(placed));
        doubts.push(...found.doubts.map(placed));
        yield;
      }
      at += line.length + 1;
    }
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
