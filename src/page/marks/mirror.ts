import type { ControlBox } from '@/page/control-sheet';
import { dress, lay } from '@/page/dress';
import { adopt, disown, make, type Overlay, styleSheet } from '@/page/overlay';
import type { Span } from './words';

/** Transparent, not hidden: what is not seen has no underline either. */
const STYLE = `
  .mirror-clip { position: absolute; overflow: hidden; display: none; user-select: none; forced-color-adjust: none; }
  .mirror { position: absolute; margin: 0; padding: 0; transform-origin: 0 0; color: transparent; }
  .mirror-text > div + div { text-indent: 0; }
  @media print { .mirror-clip { display: none !important; } }
`;

/**
 * The text of a control laid out once more, unseen, in the control's own style and place, for the underlines to hang on. Each
 * line that ends with a break is a block of its own: what did not change is not laid out again.
 */
export class Mirror {
  readonly #overlay: Overlay;
  readonly #style = styleSheet(STYLE);
  readonly #clip = make('div', 'mirror-clip');
  readonly #sheet = make('div', 'mirror');
  readonly #text = make('div', 'mirror-text');
  #lines: string[] = [];
  /** Where each line begins in the text, in UTF-16 units. */
  #starts: number[] = [];

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
    this.#clip.ariaHidden = 'true';
    this.#sheet.append(this.#text);
    this.#clip.append(this.#sheet);
  }

  /** Lays out the text of a field, over the field. */
  show(text: string, box: ControlBox, field: HTMLElement): void {
    this.#overlay.attach(field);
    if (!this.#clip.isConnected) {
      adopt(this.#overlay.root, this.#style);
      this.#overlay.root.prepend(this.#clip);
    }
    this.#write(text.split('\n'));
    dress(this.#text, box);
    // The browser rounds lines and letters after zooming, and not after a transform.
    this.#text.style.zoom = String(field.currentCSSZoom);
    this.#text.style.transform = 'none';
    this.#place(box, box.scale / field.currentCSSZoom);
  }

  #place({ clip, left, contentTop, contentHeight, isLine }: ControlBox, scale: number): void {
    lay(this.#clip, clip);
    const { style } = this.#sheet;
    style.left = `${left - clip.left}px`;
    style.top = `${contentTop + (isLine ? contentHeight / 2 : 0) - clip.top}px`;
    const middle = isLine ? 'translateY(-50%)' : '';
    style.transform = Math.abs(scale - 1) < 0.001 ? middle || 'none' : `scale(${scale}) ${middle}`;
  }

  /** A part of one line of the text, as it is laid out; null where there is no such part. */
  range({ start, end }: Span): Range | null {
    const at = this.#lineAt(start);
    const lineStart = this.#starts[at];
    const text = this.#text.children[at]?.firstChild;
    if (lineStart === undefined || !(text instanceof Text) || end - lineStart >= text.length) return null;
    const range = document.createRange();
    range.setStart(text, start - lineStart);
    range.setEnd(text, end - lineStart);
    return range;
  }

  remove(): void {
    if (this.#clip.isConnected) disown(this.#overlay.root, this.#style);
    this.#clip.remove();
    this.#text.replaceChildren();
    this.#lines = [];
  }

  #lineAt(place: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Changes the blocks of those lines that changed. */
  #write(lines: string[]): void {
    const old = this.#lines;
    const shorter = Math.min(old.length, lines.length);
    let head = 0;
    while (head < shorter && old[head] === lines[head]) head++;
    let tail = 0;
    while (tail < shorter - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++;

    const { children } = this.#text;
    const kept = Math.min(old.length, lines.length) - tail;
    for (let i = head; i < kept; i++) (children[i]!.firstChild as Text).data = `${lines[i]}\n`;
    for (let i = kept; i < old.length - tail; i++) children[kept]!.remove();
    const added = lines.slice(kept, lines.length - tail).map((line) => {
      const block = document.createElement('div');
      block.append(`${line}\n`);
      return block;
    });
    if (added.length > 0) {
      const next = children[kept];
      if (next) next.before(...added);
      else this.#text.append(...added);
    }
    this.#lines = lines;
    this.#starts = [];
    let start = 0;
    for (const line of lines) {
      this.#starts.push(start);
      start += line.length + 1;
    }
  }
}
