import type { PackedModel } from '@/ngram/packed-model';
import { openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { isWord, tokenTexts } from '@/text/tokens';
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

/**
 * What stands in a field before the caret, as recency counts. Typing on only adds the sentences that were finished since;
 * anything else reads the text anew.
 */
export class FieldMemory {
  #read = '';
  #recency = new Recency(HALF_LIFE_TOKENS);

  constructor(readonly model: PackedModel) {}

  /** The counts of the whole words of the text before the caret, up to the word at the caret. */
  update(before: string): Recency {
    const end = lastWhole(before);
    if (end < this.#read.length || !before.startsWith(this.#read)) {
      this.#recency = new Recency(HALF_LIFE_TOKENS);
      this.#read = '';
    }
    // Up to the last sentence that is over, so that each is read once and whole.
    const over = Math.max(before.lastIndexOf('\n', end - 1), lastStop(before, end));
    if (over > this.#read.length) {
      addText(this.#recency, this.model, before.slice(this.#read.length, over));
      this.#read = before.slice(0, over);
    }
    return this.#recency;
  }
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
