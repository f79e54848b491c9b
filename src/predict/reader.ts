import type { PackedModel } from '@/ngram/packed-model';
import { openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { isWord, tokenTexts } from '@/text/tokens';
import { JoinedMemory, type Memory } from './memory';
import { Recency } from './recency';
import { contextId } from './truecase';

/** The token in the case that the model would give it inside a sentence. */
export function truecaseToken(model: PackedModel, token: string, opens: boolean): string {
  const id = contextId(model, token, opens);
  if (id !== model.unknown) return model.vocabulary.wordOf(id);
  return token;
}

/** Adds a text to what was written lately, sentence by sentence; each line is a paragraph. */
export function addText(recency: Recency, model: PackedModel, text: string): void {
  for (const line of text.split('\n')) {
    for (const sentence of splitSentences(line)) {
      const tokens = tokenTexts(sentence.text);
      const opening = openingWord(tokens);
      let [beforeLast, last] = ['', ''];
      tokens.forEach((token, i) => {
        const word = truecaseToken(model, token, i === opening);
        recency.add(beforeLast, last, word);
        [beforeLast, last] = [last, word];
      });
    }
  }
}

/** Half of what counts is younger than so many tokens: some screens of text. */
const HALF_LIFE_TOKENS = 1000;
/** Text further back is left alone: two thirds of its weight have faded. */
const REACH_CHARACTERS = 8000;
/** Of a text that long, reading starts within so many characters. */
const START_CHARACTERS = 2000;
/** Characters that tell one start from another. */
const MARK_CHARACTERS = 16;
/** A sentence that goes on for longer is read in pieces. */
const SENTENCE_CHARACTERS = 600;

/**
 * What stands in a field before the caret, as recency counts. Typing on only adds the sentences that were finished since, and
 * reads the one under way anew at each word; anything else reads the text anew.
 */
export class FieldMemory {
  #read = '';
  #over = new Recency(HALF_LIFE_TOKENS);
  #sentence = { text: '', recency: new Recency(HALF_LIFE_TOKENS) };

  constructor(readonly model: PackedModel) {}

  /** The counts of the whole words of the text before the caret. */
  update(all: string): Memory {
    const before = all.slice(readingStart(all));
    const end = lastWhole(before);
    if (end < this.#read.length || !before.startsWith(this.#read)) {
      this.#over = new Recency(HALF_LIFE_TOKENS);
      this.#read = '';
    }
    let over = Math.max(this.#read.length, before.lastIndexOf('\n', end - 1), lastStop(before, end));
    if (end - over > SENTENCE_CHARACTERS) {
      const near = end - SENTENCE_CHARACTERS / 2;
      const space = before.lastIndexOf(' ', near);
      over = space > over ? space : near;
    }
    if (over > this.#read.length) {
      addText(this.#over, this.model, before.slice(this.#read.length, over));
      this.#read = before.slice(0, over);
    }
    const text = before.slice(over, end);
    if (text !== this.#sentence.text) {
      const recency = new Recency(HALF_LIFE_TOKENS);
      addText(recency, this.model, text);
      this.#sentence = { text, recency };
    }
    return new JoinedMemory(this.#over, this.#sentence.recency);
  }
}

/**
 * Where to start reading the text before the caret: at 0, or in a long text at the word of its first part whose letters have the
 * lowest hash. Pages hand on the end of a long text, a window that moves at each key; the word stays while it is in the first
 * part, and so does what was read from there on.
 */
export function readingStart(before: string): number {
  if (before.length < REACH_CHARACTERS) return 0;
  const from = before.length - REACH_CHARACTERS;
  let start = from;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = from; i < from + START_CHARACTERS; i++) {
    if (before.charCodeAt(i) !== 0x20) continue;
    let hash = 0;
    for (let k = i + 1; k <= i + MARK_CHARACTERS; k++)
      hash = (Math.imul(hash ^ before.charCodeAt(k), 0x9e3779b1) >>> 7) ^ (hash << 5);
    if (hash >>> 0 < lowest) {
      lowest = hash >>> 0;
      start = i + 1;
    }
  }
  return start;
}

/** Where the last whole word before the caret ends. */
function lastWhole(before: string): number {
  let end = before.length;
  while (end > 0 && !/\s/.test(before[end - 1]!)) end--;
  return end;
}

function lastStop(text: string, end: number): number {
  for (let i = end - 2; i > 0; i--) if (/[.!?]/.test(text[i]!) && /\s/.test(text[i + 1]!)) return i + 1;
  return 0;
}

/** Whether a token is one that a completion may offer. */
export function isOfferable(token: string): boolean {
  return isWord(token) || /^\p{Nd}/u.test(token);
}
