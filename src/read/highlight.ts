import type { NodeRange } from './anchored';
import { scrollTo } from './scroll';

const NAME = 'inkling-place';
/** No rule of the page names this highlight, so it looks the same everywhere; system colours where a person forces colours. */
const RULES = `::highlight(${NAME}) { background-color: #ffd84d; color: #1a1a1a; }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText; } }`;
/** Over a picture of the text, which has to be seen through it. */
const RULES_OVER_PICTURE = `::highlight(${NAME}) { background-color: rgb(255 200 0 / 45%); }`;

type Root = Document | ShadowRoot;
type Window = globalThis.Window & typeof globalThis;

/** Marks text of a page without changing the page: CSS highlights over ranges, in the documents and shadow roots they stand in. */
export class PageHighlight {
  readonly #sheets = new Map<Root, CSSStyleSheet>();
  readonly #windows = new Set<Window>();
  #stop: AbortController | undefined;
  readonly #rules: string;

  constructor({ isOverPicture = false } = {}) {
    this.#rules = isOverPicture ? RULES_OVER_PICTURE : RULES;
  }

  /** Marks these and nothing else, and scrolls to the first. Esc or the next click takes the marks away. */
  show(places: readonly NodeRange[]): void {
    this.clear();
    const ranges = places.map(rangeOf);
    const [first] = ranges;
    if (!first) return;
    for (const { node } of places) openAround(node);
    for (const [view, some] of byWindow(ranges)) {
      view.CSS.highlights.set(NAME, new view.Highlight(...some));
      this.#windows.add(view);
    }
    for (const range of ranges) this.#style(range.startContainer.getRootNode() as Root);
    scrollTo(first);
    this.#clearOnNext();
  }

  clear(): void {
    this.#stop?.abort();
    for (const view of this.#windows) view.CSS.highlights.delete(NAME);
    for (const [root, sheet] of this.#sheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    this.#windows.clear();
    this.#sheets.clear();
  }

  #style(root: Root): void {
    if (this.#sheets.has(root)) return;
    const view = viewOf(root);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(this.#rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#sheets.set(root, sheet);
  }

  #clearOnNext(): void {
    this.#stop = new AbortController();
    const options = { capture: true, passive: true, signal: this.#stop.signal };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') this.clear();
    };
    for (const view of new Set([window as Window, ...this.#windows])) {
      view.addEventListener('keydown', onKey, options);
      view.addEventListener('pointerdown', () => this.clear(), options);
    }
  }
}

function viewOf(node: Node): Window {
  const page = (node.ownerDocument ?? node) as Document;
  return page.defaultView!;
}

function rangeOf({ node, start, end }: NodeRange): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

function byWindow(ranges: Range[]): Map<Window, Range[]> {
  const grouped = new Map<Window, Range[]>();
  for (const range of ranges) {
    const view = viewOf(range.startContainer);
    grouped.set(view, [...(grouped.get(view) ?? []), range]);
  }
  return grouped;
}

/** Opens every folded part that hides a node: the one change a person would make too to see it. */
function openAround(node: Node): void {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    if ((at as Element).localName === 'details') (at as HTMLDetailsElement).open = true;
  }
}
