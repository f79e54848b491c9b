/** How an element looks to a person, as far as reading needs it. */
export interface Appearance {
  /** Its own text can be seen; what is under it may look otherwise. */
  showsText: boolean;
  isBlock: boolean;
  /** White space and line breaks are shown as they are. */
  keepsSpace: boolean;
  /** The colour behind its text, where that is one colour. */
  background: string | null;
  /** It was scrolled, so that parts of it may lie above or left of the page. */
  isScrolled: boolean;
}

/** Looks at an element inside one that looks like `above`; null when nothing in it can be seen. */
export type Look = (element: Element, above: Appearance | null) => Appearance | null;

/** How to read a kind of document: one that a browser shows, or markup alone. */
export interface Sight {
  look: Look;
  /** An empty document without a window: nothing put in it is loaded or run. */
  blank(): Document;
}

/** Hidden by what the author says of it, whatever its style. */
export function isHiddenByAttribute(element: Element): boolean {
  return element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
}
