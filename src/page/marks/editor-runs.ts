import { isBlockDisplay } from '@/page/walk';
import { CHECKED_LIMIT } from './limits';

/** A stretch of a text node that stands in the text of an editor as it is, character for character. */
export interface Run {
  node: Text;
  /** Where it begins in the node and in the text, and its length, in UTF-16 units. */
  from: number;
  start: number;
  length: number;
}

/** Stands for what is no text or no prose: a picture, a mention, code. */
const OBJECT = '\ufffc';
const NO_PROSE = 'code, pre, kbd, samp, var, math, svg, [contenteditable="false"], [spellcheck="false"], [translate="no"]';
/** Characters that editors put in to hold the caret, and that nobody typed. */
const HOLDERS = /[\u200b\u2060\ufeff]/;
const BREAKS = /[\t\r\n]/g;

/** The text of an editor, or of a part of it, and where it stands. */
export interface Content {
  text: string;
  runs: Run[];
  /** Whether text before it and after it is left out. */
  isCut: { before: boolean; after: boolean };
}

/**
 * The text of an editor as it is displayed, a line break wherever a new line begins, with the place of each part in its nodes.
 * Of more text than is checked, the part around the text node that `centre` names.
 */
export function runsOf(host: HTMLElement, centre: () => Node | null): Content {
  const part = (host.textContent.length > CHECKED_LIMIT && partAround(host, centre())) || null;
  const reader = new Reader(part);
  reader.readChildren(host, getComputedStyle(host));
  const isCut = { before: part?.isCut.before === true, after: part?.isCut.after === true };
  return wholeLines({ text: reader.parts.join(''), runs: reader.runs, isCut });
}

/** Without the line at a cut end, of which nobody knows whether it is whole. */
function wholeLines({ text, runs, isCut }: Content): Content {
  const start = isCut.before ? text.indexOf('\n') + 1 : 0;
  const last = isCut.after ? text.lastIndexOf('\n') : -1;
  const end = last < start ? text.length : last;
  if (start === 0 && end === text.length) return { text, runs, isCut };
  const kept = runs.filter((run) => run.start >= start && run.start + run.length <= end);
  return { text: text.slice(start, end), runs: kept.map((run) => ({ ...run, start: run.start - start })), isCut };
}

/** From which text node to which an editor is read. */
interface Part {
  first: Text;
  last: Text;
  isCut: Content['isCut'];
}

/** As many text nodes on both sides of one as are checked, from the first of all where that one is not among them. */
function partAround(host: HTMLElement, centre: Node | null): Part | null {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const at = Math.max(
    0,
    nodes.findIndex((node) => node === centre || centre?.contains(node)),
  );
  let [first, last] = [at, at];
  let room = CHECKED_LIMIT - (nodes[at]?.length ?? 0);
  for (let isGrowing = true; isGrowing; ) {
    const before = nodes[first - 1]?.length ?? Number.POSITIVE_INFINITY;
    const after = nodes[last + 1]?.length ?? Number.POSITIVE_INFINITY;
    isGrowing = false;
    if (before <= room) {
      first--;
      room -= before;
      isGrowing = true;
    }
    if (after <= room) {
      last++;
      room -= after;
      isGrowing = true;
    }
  }
  const [start, end] = [nodes[first], nodes[last]];
  return start && end && room >= 0
    ? { first: start, last: end, isCut: { before: first > 0, after: last < nodes.length - 1 } }
    : null;
}

class Reader {
  readonly parts: string[] = [];
  readonly runs: Run[] = [];
  length = 0;
  readonly #part: Part | null;
  #isBefore: boolean;
  #isDone = false;

  constructor(part: Part | null) {
    this.#part = part;
    this.#isBefore = part !== null;
  }

  readChildren(parent: Element, { whiteSpaceCollapse }: CSSStyleDeclaration): void {
    const keepsBreaks = whiteSpaceCollapse !== 'collapse';
    for (let child = parent.firstChild; child && !this.#isDone; child = child.nextSibling) {
      if (this.#isBefore && !child.contains(this.#part!.first)) continue;
      if (child instanceof Text) {
        this.#isBefore = false;
        this.#take(child, keepsBreaks);
        this.#isDone = child === this.#part?.last;
      } else if (child instanceof HTMLBRElement) this.#add('\n');
      else if (child instanceof Element) this.#enter(child);
    }
  }

  #enter(element: Element): void {
    const style = getComputedStyle(element);
    if (style.display === 'none') return;
    const isOwnLine = isBlockDisplay(style.display);
    if (isOwnLine) this.#breakLine();
    if (element.matches(NO_PROSE) || !element.firstChild) this.#add(OBJECT);
    else this.readChildren(element, style);
    if (isOwnLine) this.#breakLine();
  }

  #breakLine(): void {
    if (this.length > 0 && !this.parts.at(-1)!.endsWith('\n')) this.#add('\n');
  }

  #add(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }

  /** Takes a text node, in several runs where there are holders in it. */
  #take(node: Text, keepsBreaks: boolean): void {
    const { data } = node;
    let from = 0;
    for (const part of HOLDERS.test(data) ? data.split(HOLDERS) : [data]) {
      const shown = (keepsBreaks ? part : part.replace(BREAKS, ' ')).replaceAll('\u00a0', ' ');
      if (shown !== '') {
        this.runs.push({ node, from, start: this.length, length: shown.length });
        this.#add(shown);
      }
      from += part.length + 1;
    }
  }
}

/** The run in which a place of the text is, the earlier one at an edge that two share; undefined where there is none. */
export function runAt(runs: readonly Run[], place: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start, length } = runs[middle]!;
    if (start + length >= place) high = middle;
    else low = middle + 1;
  }
  const run = runs[low];
  return run && place >= run.start && place <= run.start + run.length ? run : undefined;
}

/** Where a place in the nodes of an editor is in its text: behind a run, or behind the line break after it. */
export function placeOf({ text, runs }: { text: string; runs: readonly Run[] }, node: Node, offset: number): number {
  const at = document.createRange();
  at.setStart(node, offset);
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { node: other, from } = runs[middle]!;
    if (at.comparePoint(other, from) <= 0) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (!run) return 0;
  if (run.node === node) return run.start + Math.min(run.length, Math.max(0, offset - run.from));
  const end = run.start + run.length;
  return text[end] === '\n' && isBehindBreak(run, node, offset) ? end + 1 : end;
}

/** Whether a place behind a run, in whose text a line ends there, is on a later line. */
function isBehindBreak(run: Run, node: Node, offset: number): boolean {
  if (!node.contains(run.node)) return true;
  const between = document.createRange();
  between.setStart(run.node, run.from + run.length);
  between.setEnd(node, offset);
  return between.cloneContents().querySelector('br') !== null;
}
