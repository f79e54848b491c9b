import type { Run } from './anchored';

const SPACE = /[\s\u200b\ufeff]/;

/** Puts the text of one block together from text nodes: white space becomes single, and each character keeps its place. */
export class BlockText<Source = Text> {
  #text = '';
  #runs: Run<Source>[] = [];
  /** A space is due before the next character: the place of a real one, or none. */
  #space: { node: Source; offset: number } | 'shown' | null = null;

  get text(): string {
    return this.#text;
  }

  /** Adds what a node says, or a part of it that starts at `offset`. */
  add(node: Source, data: string, keepsSpace = false, offset = 0): void {
    let start = 0;
    for (let i = 0; i < data.length; i++) {
      if (keepsSpace ? data[i] !== '\r' : !SPACE.test(data[i]!)) continue;
      this.#append(node, data.slice(start, i), offset + start);
      start = i + 1;
      if (!keepsSpace) this.#space ??= { node, offset: offset + i };
    }
    this.#append(node, data.slice(start), offset + start);
  }

  /** A space that the page only shows: between cells, or where a line breaks. */
  addSpace(): void {
    this.#space ??= 'shown';
  }

  /** Takes the last character away where it is a hyphen that only breaks a word; what is added next joins on. */
  dropHyphen(): void {
    this.#text = this.#text.slice(0, -1);
    this.#space = null;
    const last = this.#runs.at(-1);
    if (last && last.at + last.length > this.#text.length) last.length--;
  }

  /** Characters that stand in no text node. */
  addBetween(text: string): void {
    if (!this.#text) return;
    this.#space = null;
    this.#text += text;
  }

  /** The text so far with its runs; starts anew. */
  take(): { text: string; runs: Run<Source>[] } {
    const taken = { text: this.#text, runs: this.#runs };
    this.#text = '';
    this.#runs = [];
    this.#space = null;
    return taken;
  }

  #append(node: Source, text: string, offset: number): void {
    if (!text) return;
    if (this.#space && this.#text) {
      if (this.#space !== 'shown') this.#run(this.#space.node, this.#space.offset, 1);
      this.#text += ' ';
    }
    this.#space = null;
    this.#run(node, offset, text.length);
    this.#text += text;
  }

  #run(node: Source, offset: number, length: number): void {
    const last = this.#runs.at(-1);
    const at = this.#text.length;
    if (last?.node === node && last.at + last.length === at && last.offset + last.length === offset) last.length += length;
    else this.#runs.push({ at, length, node, offset });
  }
}
