/** Characters that editors put in to hold the caret, and that nobody typed. */
const HOLDERS = /[\u200b\u2060\ufeff]/g;

type Direction = 'backward' | 'forward';

/**
 * Text of an editor from a place in it to its start or end, at most `limit` UTF-16 units, as it is displayed: hidden elements
 * left out, runs of white space one space where the style says so, one line break wherever a new line begins.
 */
export function textFrom(host: HTMLElement, node: Node, offset: number, direction: Direction, limit: number): string {
  const walk = new Walk(host, direction, limit);
  if (node instanceof Text) {
    walk.take(direction === 'backward' ? node.data.slice(0, offset) : node.data.slice(offset), node);
    walk.leave(node);
  } else {
    const child = node.childNodes[direction === 'backward' ? offset - 1 : offset];
    if (child) walk.enter(child);
    else if (node !== host) walk.leaveElement(node);
  }
  return walk.text;
}

class Walk {
  text = '';
  #isAtBreak = false;

  constructor(
    readonly host: HTMLElement,
    readonly direction: Direction,
    readonly limit: number,
  ) {}

  /** Takes a node with all it contains, and goes on with what follows it. */
  enter(node: Node): void {
    let next: Node | null = node;
    while (next && this.text.length < this.limit) next = this.#step(next);
  }

  /** Goes on after a node whose content is done. */
  leave(node: Node): void {
    const next = this.#after(node);
    if (next) this.enter(next);
  }

  /** The same from inside an element, over its edge. */
  leaveElement(node: Node): void {
    if (node instanceof HTMLElement) this.#cross(node);
    this.leave(node);
  }

  /** Takes text of one text node. */
  take(data: string, node: Text): void {
    const near = this.direction === 'backward' ? data.slice(-this.limit) : data.slice(0, this.limit);
    const parent = node.parentElement;
    const keepsSpace = parent !== null && getComputedStyle(parent).whiteSpaceCollapse !== 'collapse';
    const shown = (keepsSpace ? near : near.replace(/[ \t\r\n]+/g, ' ')).replaceAll('\u00a0', ' ').replace(HOLDERS, '');
    if (shown === '' || (this.#isAtBreak && !keepsSpace && shown === ' ')) return;
    const lineBreak = this.#isAtBreak ? '\n' : '';
    if (this.direction === 'backward') this.text = `${shown}${lineBreak}${this.text}`.slice(-this.limit);
    else this.text = `${this.text}${lineBreak}${shown}`.slice(0, this.limit);
    this.#isAtBreak = false;
  }

  /** Takes what a node itself holds. Returns the next node to take. */
  #step(node: Node): Node | null {
    if (node instanceof Text) this.take(node.data, node);
    else if (node instanceof HTMLElement) {
      if (node instanceof HTMLBRElement) this.#isAtBreak = true;
      else if (getComputedStyle(node).display !== 'none') {
        this.#cross(node);
        const child = this.direction === 'backward' ? node.lastChild : node.firstChild;
        if (child) return child;
      }
    }
    return this.#after(node);
  }

  /** The node that follows one with all it contains; null at the end of the editor. */
  #after(node: Node): Node | null {
    for (let done: Node | null = node; done && done !== this.host; done = done.parentNode) {
      const sibling = this.direction === 'backward' ? done.previousSibling : done.nextSibling;
      if (sibling) return sibling;
      if (done.parentNode !== this.host && done.parentNode instanceof HTMLElement) this.#cross(done.parentNode);
    }
    return null;
  }

  #cross(element: HTMLElement): void {
    if (isBlock(element)) this.#isAtBreak = true;
  }
}

/** Whether an element begins a line of its own. */
export function isBlock(element: Element): boolean {
  return isBlockDisplay(getComputedStyle(element).display);
}

/** The same by the computed value of `display`. */
export function isBlockDisplay(display: string): boolean {
  return !/^(inline|contents|ruby|none)/.test(display);
}
