const PAINTERS = 'img, video, canvas, svg, picture, [style*="background"]';

/**
 * Text may have the colour of the page behind it and yet be read, where a picture lies between them. Only asked of text that could
 * not be seen otherwise, so it may cost something.
 */
export class Backdrops {
  readonly #painters = new Map<Node, Element[]>();

  /** Whether something with a picture lies under the middle of an element or is painted by its ancestors' pseudo-elements. */
  isBehind(element: Element): boolean {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    return (
      this.#of(element).some((painter) => {
        if (painter === element || element.contains(painter)) return false;
        const { left, right, top, bottom } = painter.getBoundingClientRect();
        return left <= x && x <= right && top <= y && y <= bottom;
      }) || hasPaintedPseudo(element)
    );
  }

  #of(element: Element): Element[] {
    const root = element.getRootNode() as Document | ShadowRoot;
    const found = this.#painters.get(root) ?? [...root.querySelectorAll(PAINTERS)];
    this.#painters.set(root, found);
    return found;
  }
}

const LEVELS = 4;

function hasPaintedPseudo(element: Element): boolean {
  const view = element.ownerDocument.defaultView!;
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS; level++, at = at.parentElement) {
    for (const pseudo of ['::before', '::after']) {
      const style = view.getComputedStyle(at, pseudo);
      if (style.content !== 'none' && style.content !== 'normal' && style.position !== 'static' && isPainted(style)) return true;
    }
  }
  return false;
}

function isPainted(style: CSSStyleDeclaration): boolean {
  return style.backgroundImage !== 'none' || !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
}
