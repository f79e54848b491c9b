import type { Run } from './anchored';

const SPACE = /[\s\u200b\ufeff]/;

/** Puts the text of one block together from text nodes: white space becomes single, and each character keeps its place. */
export class BlockText {
  #text = '';
  #runs: Run[] = [];
  /** A space is due before the next character: the place of a real one, or none. */
  #space: { node: Text; offset: number } | 'shown' | null = null;

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** Adds a stretch of a text node. */
  add(node: Text, keepsSpace: boolean, from = 0, to = node.data.length): void {
    const { data } = node;
    let start = from;
    for (let i = from; i < to; i++) {
      if (keepsSpace ? data[i] !== '\r' : !SPACE.test(data[i]!)) continue;
      this.#append(node, start, i);
      start = i + 1;
      if (!keepsSpace) this.#space ??= { node, offset: i };
    }
    this.#append(node, start, to);
  }

  /** A space that the page only shows: between cells, or where a line breaks. */
  addSpace(): void {
    this.#space ??= 'shown';
  }

  /** Characters that stand in no text node. */
  addBetween(text: string): void {
    if (!this.#text) return;
    this.#space = null;
    this.#text += text;
  }

  /** The text so far with its runs; starts anew. */
  take(): { text: string; runs: Run[] } {
    const taken = { text: this.#text, runs: this.#runs };
    this.#text = '';
    this.#runs = [];
    this.#space = null;
    return taken;
  }

  #append(node: Text, start: number, end: number): void {
    if (start >= end) return;
    if (this.#space && this.#text) {
      if (this.#space !== 'shown') this.#run(this.#space.node, this.#space.offset, 1);
      this.#text += ' ';
    }
    this.#space = null;
    this.#run(node, start, end - start);
    this.#text += node.data.slice(start, end);
  }

  #run(node: Text, offset: number, length: number): void {
    const last = this.#runs.at(-1);
    const at = this.#text.length;
    if (last?.node === node && last.at + last.length === at && last.offset + last.length === offset) last.length += length;
    else this.#runs.push({ at, length, node, offset });
  }
}
