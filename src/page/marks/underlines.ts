import { adopt, disown, styleSheet } from '@/page/overlay';
import type { Mistake } from '@/spell/mistake';

type Kind = Mistake['kind'];

/** Colours on a light and on a dark ground; kinds also differ in the shape of the line. */
const COLORS = { light: { nonword: '#d92d20', realword: '#2f5bd8' }, dark: { nonword: '#ff8a80', realword: '#8fb0ff' } };
const LINES = { nonword: 'wavy', realword: 'dotted' };
/** The browser would draw a ground of its own under the words. */
const FORCED = 'forced-color-adjust: none; background-color: transparent; color: currentColor;';
const KINDS: Kind[] = ['nonword', 'realword'];

function nameOf(kind: Kind): string {
  return `inkling-${kind}`;
}

function styleOn(ground: 'light' | 'dark'): string {
  const rule = (kind: Kind, color: string, more = ''): string => `::highlight(${nameOf(kind)}) {
    text-decoration: underline ${LINES[kind]} ${color};
    text-decoration-thickness: ${kind === 'nonword' ? 1 : 2}px;
    text-decoration-skip-ink: none;
    text-underline-offset: 2px; ${more}
  }`;
  return `
    ${KINDS.map((kind) => rule(kind, COLORS[ground][kind])).join('\n')}
    @media (forced-colors: active) { ${KINDS.map((kind) => rule(kind, 'LinkText', FORCED)).join('\n')} }
    @media print { ${KINDS.map((kind) => `::highlight(${nameOf(kind)}) { text-decoration: none }`).join('\n')} }`;
}

/** The underlines of the frame: ranges that the browser decorates, while the page's elements stay as they are. */
export class Underlines {
  readonly #sheet = styleSheet('');
  #ground: 'light' | 'dark' | undefined;
  #root: Document | ShadowRoot | undefined;

  /** Underlines ranges in a document or shadow root, in place of those before. `field` is where they are seen. */
  paint(root: Document | ShadowRoot, field: HTMLElement, ranges: ReadonlyMap<Kind, readonly Range[]>): void {
    if (KINDS.some((kind) => ranges.get(kind)?.length)) this.#dress(root, field);
    for (const kind of KINDS) this.#mark(kind, ranges.get(kind) ?? []);
  }

  /** Takes all underlines away, and the style that was added to the page. */
  clear(): void {
    for (const kind of KINDS) CSS.highlights.delete(nameOf(kind));
    if (this.#root) disown(this.#root, this.#sheet);
    this.#root = undefined;
  }

  /** Changes only what is another, so that the browser draws nothing else anew. */
  #mark(kind: Kind, ranges: readonly Range[]): void {
    const old = CSS.highlights.get(nameOf(kind));
    if (!old && ranges.length === 0) return;
    const highlight = old ?? new Highlight();
    const gone = new Set(highlight as Iterable<AbstractRange>);
    for (const range of ranges) {
      const same = [...gone].find((other) => isSame(other, range));
      if (same) gone.delete(same);
      else highlight.add(range);
    }
    for (const range of gone) highlight.delete(range);
    if (!old) CSS.highlights.set(nameOf(kind), highlight);
  }

  #dress(root: Document | ShadowRoot, field: HTMLElement): void {
    if (this.#root && this.#root !== root) disown(this.#root, this.#sheet);
    this.#root = root;
    adopt(root, this.#sheet);
    const ground = isLight(getComputedStyle(field).color) ? 'dark' : 'light';
    if (ground === this.#ground) return;
    this.#ground = ground;
    this.#sheet.replaceSync(styleOn(ground));
  }
}

function isSame(one: AbstractRange, other: AbstractRange): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

/** Whether a computed colour is nearer to white than to black, so that what it is on must be dark. */
export function isLight(color: string): boolean {
  const [first = 0, second = 0, third = 0] = (color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (/^okl(ab|ch)/.test(color)) return first > 0.6;
  if (/^l(ab|ch)/.test(color)) return first > 60;
  return (0.2126 * first + 0.7152 * second + 0.0722 * third) / (color.startsWith('rgb') ? 255 : 1) > 0.5;
}
