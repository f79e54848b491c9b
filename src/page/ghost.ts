import type { Box } from './boxes';
import { px } from './boxes';
import { dress, lay } from './dress';
import { GhostLayer } from './ghost-layer';
import type { Overlay } from './overlay';
import type { Sheet } from './sheet';

/** Space in px between a ghost and its chip, and the chip's width. */
const CHIP_GAP = 6;
const CHIP_WIDTH = 26;
/** How far in px a letter may reach over an edge and still count as inside. */
const TOLERANCE = 1;

/** Grey text at the caret of a field. */
export class Ghost {
  readonly #overlay: Overlay;
  #layer: GhostLayer | undefined;
  #field: HTMLElement | undefined;
  #sheet: Sheet | undefined;
  #isWhole = false;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
  }

  /** Whether all of the ghost can be seen. */
  get isVisible(): boolean {
    return this.#isWhole;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#sheet?.direction ?? 'ltr';
  }

  /** The middle of the caret in the viewport; null while nothing is drawn. */
  get place(): { x: number; y: number } | null {
    if (!this.#layer || !this.#sheet) return null;
    const { left, top, bottom } = this.#layer.marker.getBoundingClientRect();
    return { x: left, y: (top + bottom) / 2 };
  }

  /** Makes ready to draw over a field. */
  attach(field: HTMLElement): void {
    this.#field = field;
  }

  detach(): void {
    this.hide();
    this.#field = undefined;
  }

  hide(): void {
    if (!this.#layer || !this.#sheet) return;
    const { clip, lead, text, tail } = this.#layer;
    clip.style.display = 'none';
    for (const node of [lead, text, tail]) node.data = '';
    this.#sheet = undefined;
    this.#isWhole = false;
  }

  /**
   * Shows the words of a text that can be seen whole, from the first, and returns them; '' where not even one can.
   * `isOneLine`: nothing may be drawn under the line of the caret.
   */
  paint(sheet: Sheet, words: string, { isOneLine, hasChip }: { isOneLine: boolean; hasChip: boolean }): string {
    if (!this.#field) return '';
    this.#overlay.attach(this.#field);
    this.#layer ??= new GhostLayer(this.#overlay);
    const layer = this.#layer;
    const line = this.#layOut(layer, sheet, words);
    const shown = line ? words.slice(0, this.#fitting(layer, sheet, words, isOneLine ? line : undefined)) : '';
    if (shown === '') {
      this.hide();
      return '';
    }
    if (shown !== words) this.#layOut(layer, sheet, shown); // Fewer words may be aligned elsewhere.
    this.#isWhole = true;
    this.#placeChip(layer, sheet, hasChip);
    return shown;
  }

  /** Lays the ghost out again after the field moved or changed its size. */
  move(sheet: Sheet): void {
    if (!this.#layer || !this.#sheet) return;
    const { text, chip } = this.#layer;
    const words = text.data;
    if (!this.#layOut(this.#layer, sheet, words)) {
      this.hide();
      return;
    }
    this.#isWhole = this.#fitting(this.#layer, sheet, words) === words.length;
    this.#placeChip(this.#layer, sheet, chip.style.display === 'block');
  }

  /** Puts the text where the field would put it. Returns the box of the caret; null where the field would move what is typed. */
  #layOut(layer: GhostLayer, sheet: Sheet, words: string): Box | null {
    const { clip, marker, text } = layer;
    this.#sheet = sheet;
    this.#dress(layer, sheet);
    text.data = '';
    const sheetBox = layer.sheet.getBoundingClientRect();
    const caret = marker.getBoundingClientRect();
    text.data = words;
    const pushed = marker.getBoundingClientRect();

    let dx = 0;
    let dy = 0;
    const { anchor } = sheet;
    if (anchor.edge === 'caret') {
      dx = anchor.x - caret.left;
      dy = anchor.y - caret.top;
    } else {
      const share = { top: 0, middle: 0.5, bottom: 1 }[anchor.edge];
      dy = anchor.y - (sheetBox.top + sheetBox.height * share);
      // Growing text moves what is before it where it is centred; the ghost stays at what is typed.
      if (Math.abs(pushed.top - caret.top) < TOLERANCE) dx = caret.left - pushed.left;
      else if (/\S$/.test(sheet.lead)) return null;
    }
    const { style } = layer.sheet;
    style.left = `${px(style.left) + dx}px`;
    style.top = `${px(style.top) + dy}px`;
    const top = caret.top + dy;
    return clip.isConnected ? { left: caret.left, right: caret.right, top, bottom: top + caret.height } : null;
  }

  /** Gives the sheet its text, style and box. */
  #dress({ clip, sheet, ghost, lead, tail }: GhostLayer, to: Sheet): void {
    dress(sheet, to);
    const fill = to.style.getPropertyValue('-webkit-text-fill-color');
    clip.style.color = fill || to.style.color;
    // Where text runs to the left, a ghost in a script that runs to the right stands left of what is typed.
    ghost.style.unicodeBidi = to.direction === 'rtl' ? 'isolate' : 'normal';
    lay(clip, to.clip);
    sheet.style.left = `${to.left - to.clip.left}px`;
    sheet.style.top = '0px';
    if (lead.data !== to.lead) lead.data = to.lead;
    // A last line that is empty has a height only with something in it.
    const end = /(^|\n)$/.test(to.lead + to.tail) ? '\u200b' : '';
    if (tail.data !== to.tail + end) tail.data = to.tail + end;
  }

  /** How many UTF-16 units of the text end the last word up to which all can be seen. */
  #fitting({ text }: GhostLayer, { clip, left, widthPx, scale, wraps }: Sheet, words: string, line?: Box): number {
    const edges = wraps ? { left: Math.max(clip.left, left), right: Math.min(clip.right, left + widthPx * scale) } : clip;
    const range = document.createRange();
    let fitting = 0;
    for (const word of words.matchAll(/\S+/g)) {
      const end = word.index + word[0].length;
      range.setStart(text, word.index);
      range.setEnd(text, end);
      for (const rect of range.getClientRects()) {
        const middle = (rect.top + rect.bottom) / 2;
        const isInside =
          rect.left >= edges.left - TOLERANCE &&
          rect.right <= edges.right + TOLERANCE &&
          middle - rect.height / 4 > clip.top &&
          middle + rect.height / 4 < clip.bottom &&
          (!line || (middle > line.top && middle < line.bottom));
        if (!isInside) return fitting;
      }
      fitting = end;
    }
    return words.length;
  }

  #placeChip({ ghost, chip }: GhostLayer, { clip, direction }: Sheet, isWanted: boolean): void {
    const last = [...ghost.getClientRects()].at(-1);
    const left = last ? (direction === 'ltr' ? last.right + CHIP_GAP : last.left - CHIP_GAP - CHIP_WIDTH) - clip.left : -1;
    const fits = left >= 0 && left + CHIP_WIDTH <= clip.right - clip.left;
    chip.style.display = isWanted && last && fits ? 'block' : 'none';
    if (!last) return;
    chip.style.left = `${left}px`;
    chip.style.top = `${(last.top + last.bottom) / 2 - clip.top - 7}px`;
  }
}
