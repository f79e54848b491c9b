/** Inline, so that no style of the page wins; without size, so that nothing of the page moves. */
const HOST_STYLE = `all: initial !important; display: block !important; position: fixed !important; left: 0 !important;
  top: 0 !important; width: 0 !important; height: 0 !important; overflow: visible !important; z-index: 2147483647 !important;
  pointer-events: none !important;`;

const STYLE = `
  .clip { position: absolute; overflow: hidden; display: none; forced-color-adjust: none; user-select: none; }
  .sheet { position: absolute; visibility: hidden; margin: 0; padding: 0; transform-origin: 0 0; }
  .ghost { visibility: visible; opacity: 0.45; }
  .chip { position: absolute; display: none; opacity: 0.6; box-sizing: border-box; width: 26px; height: 14px;
    border: 1px solid; border-radius: 4px; font: 500 10px/12px system-ui, sans-serif; text-align: center; direction: ltr; }
  @media print { .clip { display: none !important; } }
`;

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/** What we draw in a frame: one closed shadow root over the page, out of the page's layout and of the accessibility tree. */
export class Overlay {
  readonly #host = document.createElement('inkling-overlay');
  /** The part of the page that may be drawn on. */
  readonly clip = make('div', 'clip');
  /** Text laid out as the field lays out its own: lead, marker, ghost, tail. */
  readonly sheet = make('div', 'sheet');
  readonly lead = document.createTextNode('');
  readonly marker = document.createElement('span');
  readonly ghost = make('span', 'ghost');
  readonly text = document.createTextNode('');
  readonly tail = document.createTextNode('');
  readonly chip = make('span', 'chip');

  constructor() {
    const root = this.#host.attachShadow({ mode: 'closed' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    this.#host.style.cssText = HOST_STYLE;
    this.#host.ariaHidden = 'true';
    this.#host.translate = false;
    this.chip.textContent = 'Tab';
    this.ghost.append(this.text);
    this.sheet.append(this.lead, this.marker, this.ghost, this.tail);
    this.clip.append(this.sheet, this.chip);
    root.append(this.clip);
  }

  /** Puts the overlay into the page, over a field; into the top layer where the field is there. */
  attach(field: HTMLElement): void {
    if (this.#host.isConnected) return;
    document.documentElement.append(this.#host);
    if (!isInTopLayer(field)) return;
    this.#host.popover = 'manual';
    this.#host.showPopover();
  }

  detach(): void {
    this.#host.remove();
    this.#host.popover = null;
  }
}

/** Whether a field is in an open dialog, popover or full screen, over which no z-index reaches. */
function isInTopLayer(field: HTMLElement): boolean {
  for (let element: Element | null = field; element; ) {
    if (element.closest(':modal, :popover-open, :fullscreen')) return true;
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}
