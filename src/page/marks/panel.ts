import type { Box } from '@/page/boxes';
import { adopt, make, type Overlay, styleSheet } from '@/page/overlay';
import { PANEL_STYLE } from './panel-style';

/** What of the mouse is kept from the page where it is over a panel: it would take the focus away or close the page's own panels. */
const POINTER_EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick'] as const;
/** Least space in px between a panel and the edges of the viewport, and between it and its word. */
const MARGIN = 8;
const GAP = 4;

/** A panel of ours over the page. It never takes the focus: the keys come from the field, and what it says is read out. */
export class Panel {
  readonly #overlay: Overlay;
  readonly #element: HTMLElement;
  readonly #heard = make('div', 'heard');
  #shown: AbortController | undefined;

  constructor(overlay: Overlay, className: string) {
    this.#overlay = overlay;
    this.#element = make('div', `panel ${className}`);
    this.#heard.role = 'status';
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  /** Shows its content over a field. `onPick` gets what is clicked; `onLeave` is called for a click anywhere else. */
  open(
    field: HTMLElement,
    content: Node[],
    { onPick, onLeave }: { onPick: (target: Element) => void; onLeave: () => void },
  ): void {
    this.close();
    const shown = new AbortController();
    this.#shown = shown;
    const { root } = this.#overlay;
    this.#overlay.attach(field);
    adopt(root, panelSheet());
    this.#element.replaceChildren(...content);
    this.#heard.textContent = '';
    const seen = seenBox();
    this.#element.style.setProperty('--seen-width', `${seen.right - seen.left}px`);
    this.#element.style.setProperty('--seen-height', `${seen.bottom - seen.top}px`);
    root.append(this.#element, this.#heard);
    for (const name of POINTER_EVENTS) {
      window.addEventListener(
        name,
        (event) => {
          if (!event.isTrusted) return;
          if (!this.#overlay.isTarget(event)) {
            if (name === 'pointerdown') onLeave();
            return;
          }
          // A screen reader's click has no place; it goes on to the panel itself.
          if (name === 'click' && event.detail === 0) return;
          event.stopImmediatePropagation();
          event.preventDefault(); // The focus and the selection stay where they are.
          const target = name === 'click' && event.button === 0 && this.#targetOf(event);
          if (target) onPick(target);
        },
        { capture: true, signal: shown.signal },
      );
    }
    this.#element.addEventListener(
      'click',
      (event) => {
        event.stopPropagation();
        if (event.isTrusted && event.target instanceof Element) onPick(event.target);
      },
      { signal: shown.signal },
    );
  }

  close(): void {
    this.#shown?.abort();
    this.#shown = undefined;
    this.#element.remove();
    this.#heard.remove();
  }

  /** Has words read out by a screen reader. */
  say(words: string): void {
    this.#heard.textContent = words;
  }

  /** Puts the panel under a word, over it where there is no room, always inside what is seen. */
  placeAt(word: Box): void {
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    const seen = seenBox();
    const under = word.bottom + GAP;
    const over = word.top - GAP - height;
    const fitsUnder = under + height <= seen.bottom - MARGIN || over < seen.top + MARGIN;
    this.#place(word.left - 1, fitsUnder ? under : over, width, height);
  }

  /** Puts the panel in the middle of what is seen. */
  placeInMiddle(): void {
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    const { left, top, right, bottom } = seenBox();
    this.#place((left + right - width) / 2, (top + bottom - height) / 2, width, height);
  }

  #place(left: number, top: number, width: number, height: number): void {
    const { style } = this.#element;
    const seen = seenBox();
    style.left = `${Math.max(seen.left + MARGIN, Math.min(left, seen.right - MARGIN - width))}px`;
    style.top = `${Math.max(seen.top + MARGIN, Math.min(top, seen.bottom - MARGIN - height))}px`;
  }

  /** What of the panel is under the pointer. */
  #targetOf({ clientX, clientY }: MouseEvent): Element | null {
    const target = this.#overlay.root.elementFromPoint(clientX, clientY);
    return target && this.#element.contains(target) ? target : null;
  }
}

/** The part of the viewport that is seen: all of it, unless fingers have made the page larger. */
function seenBox(): Box {
  if (!visualViewport) return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const { offsetLeft: left, offsetTop: top, width, height } = visualViewport;
  return { left, top, right: left + width, bottom: top + height };
}

let sheet: CSSStyleSheet | undefined;

function panelSheet(): CSSStyleSheet {
  sheet ??= styleSheet(PANEL_STYLE);
  return sheet;
}
