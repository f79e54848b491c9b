import { adopt, disown, styleSheet } from '@/page/overlay';
import type { Mistake } from '@/spell/mistake';
import type { Mark } from './in-sight';

type Kind = Mistake['kind'];

/** Colours on a light and on a dark ground; kinds also differ in the shape of the line. */
const COLORS = { light: { nonword: '#d92d20', realword: '#2f5bd8' }, dark: { nonword: '#ff8a80', realword: '#8fb0ff' } };
const LINES = { nonword: 'wavy', realword: 'dotted' };
/** The browser would draw a ground of its own under the words. */
const FORCED = 'forced-color-adjust: none; background-color: transparent; color: currentColor;';
const KINDS: Kind[] = ['nonword', 'realword'];
const GROUNDS = ['light', 'dark'] as const;

type Ground = (typeof GROUNDS)[number];

function nameOf(kind: Kind, ground: Ground): string {
  return `inkling-${kind}${ground === 'dark' ? '-on-dark' : ''}`;
}

const NAMES = KINDS.flatMap((kind) => GROUNDS.map((ground) => nameOf(kind, ground)));

function ruleFor(kind: Kind, ground: Ground): string {
  const color = COLORS[ground][kind];
  const name = nameOf(kind, ground);
  return `::highlight(${name}) {
    text-decoration: underline ${LINES[kind]} ${color};
    text-decoration-thickness: ${kind === 'nonword' ? 1 : 2}px;
    text-decoration-skip-ink: none;
    text-underline-offset: 2px;
  }
  @media (forced-colors: active) { ::highlight(${name}) { text-decoration-color: LinkText; ${FORCED} } }
  @media print { ::highlight(${name}) { text-decoration: none } }`;
}

const STYLE = KINDS.flatMap((kind) => GROUNDS.map((ground) => ruleFor(kind, ground))).join('\n');

/** What is underlined of one field. */
interface Painted {
  root: Document | ShadowRoot;
  ranges: ReadonlyMap<string, readonly Range[]>;
}

/** The underlines of the frame: ranges that the browser decorates, while the page's elements stay as they are. */
export class Underlines {
  readonly #sheet = styleSheet(STYLE);
  readonly #painted = new Map<HTMLElement, Painted>();

  /** Underlines parts of a field, in place of those before. `root` is the document or shadow root that they are in. */
  paint(root: Document | ShadowRoot, field: HTMLElement, marks: readonly Mark[]): void {
    if (marks.length > 0) {
      adopt(root, this.#sheet);
      const ground = isLight(getComputedStyle(field).color) ? 'dark' : 'light';
      const rangesOf = (kind: Kind): Range[] => marks.filter(({ mistake }) => mistake.kind === kind).map(({ range }) => range);
      this.#painted.set(field, { root, ranges: new Map(KINDS.map((kind) => [nameOf(kind, ground), rangesOf(kind)])) });
    } else {
      const old = this.#painted.get(field);
      if (old) this.#painted.set(field, { ...old, ranges: new Map() });
    }
    this.#draw();
  }

  /** Takes the underlines of a field away, and the style that was added to the page for them. */
  clear(field: HTMLElement): void {
    const old = this.#painted.get(field);
    if (!old) return;
    this.#painted.delete(field);
    this.#draw();
    if (![...this.#painted.values()].some(({ root }) => root === old.root)) disown(old.root, this.#sheet);
  }

  #draw(): void {
    const painted = [...this.#painted.values()];
    for (const name of NAMES) {
      const ranges = painted.flatMap((one) => one.ranges.get(name) ?? []);
      if (ranges.length > 0) mark(name, ranges);
      else CSS.highlights.delete(name);
    }
  }
}

/** Changes only what is another, so that the browser draws nothing else anew. */
function mark(name: string, ranges: readonly Range[]): void {
  const old = CSS.highlights.get(name);
  const highlight = old ?? new Highlight();
  const gone = new Set(highlight as Iterable<AbstractRange>);
  for (const range of ranges) {
    const same = [...gone].find((other) => isSame(other, range));
    if (same) gone.delete(same);
    else highlight.add(range);
  }
  for (const range of gone) highlight.delete(range);
  if (!old) CSS.highlights.set(name, highlight);
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
