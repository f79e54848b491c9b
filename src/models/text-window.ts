export interface WindowSize {
  /** The most characters of text that are read. */
  most: number;
  /** How many are kept when a text outgrows that, so that its beginning stays the same, and its cache good, for a while. */
  kept: number;
}

/** The start of a window is recognised by so many characters. */
const HEAD_CHARACTERS = 48;

/** The end of a growing text that is read. Its beginning stays where it was as long as it fits, so that the cache is of use. */
export class TextWindow {
  readonly #size: WindowSize;
  #head = '';

  constructor(size: WindowSize) {
    this.#size = size;
  }

  /** What of the text is read: all of a short one, else from where a sentence begins, or a word. */
  cut(text: string): string {
    const { most, kept } = this.#size;
    if (text.length <= most) return text;
    const at = this.#head === '' ? -1 : text.lastIndexOf(this.#head, text.length - kept / 2);
    if (at >= 0 && text.length - at <= most) return text.slice(at);
    // Of a text that was not seen before as much is read as of one that was typed is on average.
    const room = at >= 0 ? kept : (most + kept) / 2;
    const rough = text.length - room;
    const sentence = /[.!?]\s+|\n/g;
    sentence.lastIndex = rough;
    const match = sentence.exec(text);
    const space = text.indexOf(' ', rough);
    const word = space < 0 ? rough : space + 1;
    const start = match && match.index < text.length - room / 2 ? match.index + match[0].length : word;
    this.#head = text.slice(start, start + HEAD_CHARACTERS);
    return text.slice(start);
  }
}
