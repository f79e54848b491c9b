import type { Change } from './typing';

/** Most UTF-16 units kept of what was written in one field. */
const LIMIT = 20_000;
const WORD_AT_END = /[\p{L}\p{N}'’]$/u;
const WORD_AT_START = /^[\p{L}\p{N}'’]+/u;

/** Keeps the text that the person writes in one field, and not what stood there before or was pasted. */
export class Written {
  #segments: string[] = [];
  #current = '';
  #length = 0;
  /** Whether the current segment begins inside a word that stood there before. */
  #inWord = false;

  /** Notes a change. `before`: the text before the caret after it. `isPasted`: it did not come from the keys. */
  note(change: Change, before: string, isPasted = false): void {
    if (change.kind === 'same') return;
    if (change.kind === 'typed' && !isPasted) this.#add(change.text, before);
    else if (change.kind === 'deleted') this.#cut(change.length);
    else this.#close();
  }

  /** Hands over all that was written, a line per place, and forgets it. */
  take(): string {
    this.#close();
    const text = this.#segments.join('\n');
    this.#segments = [];
    this.#length = 0;
    return text;
  }

  #add(text: string, before: string): void {
    if (this.#current === '') this.#inWord = WORD_AT_END.test(before.slice(0, before.length - text.length));
    this.#current += text;
    if (this.#current.length > LIMIT) this.#current = this.#current.slice(-LIMIT);
  }

  #cut(length: number): void {
    this.#current = this.#current.slice(0, Math.max(0, this.#current.length - length));
  }

  #close(): void {
    const text = (this.#inWord ? this.#current.replace(WORD_AT_START, '') : this.#current).trim();
    this.#current = '';
    if (text === '' || this.#length + text.length > LIMIT) return;
    this.#segments.push(text);
    this.#length += text.length;
  }
}
