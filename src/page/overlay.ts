/** Inline, so that no style of the page wins; without size, so that nothing of the page moves. */
const HOST_STYLE = `all: initial !important; display: block !important; position: fixed !important; left: 0 !important;
  top: 0 !important; width: 0 !important; height: 0 !important; overflow: visible !important; z-index: 2147483647 !important;
  pointer-events: none !important;`;

/** What we draw in a frame: one closed shadow root over the page, out of the page's layout. Made when it is first needed. */
export class Overlay {
  #made: { host: HTMLElement; root: ShadowRoot } | undefined;
  /** The part of the top layer that it is in; null for none. */
  #layer: Element | null = null;
  #holds = 0;

  /** Where the parts of what we draw belong. */
  get root(): ShadowRoot {
    return this.#make().root;
  }

  /** Puts the overlay into the page, over a field; into the top layer where the field is there. */
  attach(field: HTMLElement): void {
    const { host } = this.#make();
    const layer = topLayerOf(field);
    if (!host.isConnected || layer !== this.#layer) this.#insert(host, layer);
    const zoom = host.parentElement?.currentCSSZoom ?? 1;
    host.style.setProperty('zoom', String(1 / zoom), 'important'); // Our px are those of the viewport.
  }

  /** Keeps the overlay in the page until what is returned is called, and nobody else keeps it. */
  hold(): () => void {
    this.#holds++;
    let isHeld = true;
    return () => {
      if (isHeld) this.#holds--;
      isHeld = false;
      if (this.#holds === 0) this.#detach();
    };
  }

  /** Whether an element of the page is the one that all we draw is in. */
  isHost(element: Element): boolean {
    return element === this.#made?.host;
  }

  /** Whether an event of the page happened on something that we drew. */
  isTarget(event: Event): boolean {
    return this.#made !== undefined && event.composedPath().includes(this.#made.host);
  }

  #detach(): void {
    if (!this.#made) return;
    this.#made.host.remove();
    this.#made.host.popover = null;
  }

  #insert(host: HTMLElement, top: Element | null): void {
    this.#detach();
    this.#layer = top;
    // What is outside of a modal dialog cannot be clicked, and a click outside of a popover closes it.
    (top?.matches(':fullscreen') ? document.documentElement : (top ?? document.documentElement)).append(host);
    if (!top) return;
    host.popover = 'manual';
    host.showPopover();
  }

  #make(): { host: HTMLElement; root: ShadowRoot } {
    if (!this.#made) {
      const host = document.createElement('inkling-overlay');
      host.style.cssText = HOST_STYLE;
      host.translate = false;
      host.role = 'none'; // What is in it speaks for itself; it is nothing of its own.
      this.#made = { host, root: host.attachShadow({ mode: 'closed' }) };
    }
    return this.#made;
  }
}

/** Gives a root of the page or of ours a style sheet besides those it has. */
export function adopt(root: Document | ShadowRoot, sheet: CSSStyleSheet): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

export function disown(root: Document | ShadowRoot, sheet: CSSStyleSheet): void {
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
}

export function styleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** An element of ours. `className` names its style. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

/** The open dialog, popover or full screen that a field is in, over which no z-index reaches. */
export function topLayerOf(field: HTMLElement): Element | null {
  for (let element: Element | null = field; element; ) {
    const top: Element | null = element.closest(':modal, :popover-open, :fullscreen');
    if (top) return top;
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
