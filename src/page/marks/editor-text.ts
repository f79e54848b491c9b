import { type Box, clipOf } from '@/page/boxes';
import { BATCHING_EDITORS, LATE_EDITORS, type Offer, offer } from '@/page/insert';
import { type Change, joined, placeAfter, withChanges } from './changes';
import { type Content, placeOf, runAt, runsOf } from './editor-runs';
import type { Coverage, FieldText } from './field-text';
import { CHECKED_EDGE } from './limits';
import { frame, selectionSettled } from './settling';
import { type HistoryStep, isHistoryKey, UndoSteps } from './undo-steps';
import type { Span } from './words';

/** How many frames an editor gets to show what it took. */
const LATE_FRAMES = 20;

/** The text of an element with `contenteditable`; nothing in it is touched but by its own input. */
export class EditorText implements FieldText {
  #content: Content = { text: '', runs: [], isCut: { before: false, after: false } };
  #onDrawn = (): void => {};
  readonly #steps = new UndoSteps();
  /** Whether what the person did last was undoing, or doing again. */
  #isInHistory = false;
  readonly #end = new AbortController();
  /** Whether the elements changed since they were read, or may have. */
  #isStale = true;
  readonly #changes = new MutationObserver(() => {
    this.#isStale = true;
    this.#onDrawn();
  });

  constructor(readonly element: HTMLElement) {
    // The attributes are those by which a page ends the writing.
    const attributeFilter = ['contenteditable', 'aria-readonly', 'aria-disabled'];
    this.#changes.observe(element, { childList: true, characterData: true, attributeFilter, subtree: true });
    const options = { capture: true, signal: this.#end.signal };
    element.addEventListener('keydown', (event) => this.#hear(event.isTrusted, isHistoryKey(event)), options);
    element.addEventListener('beforeinput', (event) => this.#hear(event.isTrusted, /^history/.test(event.inputType)), options);
  }

  get root(): Document | ShadowRoot {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot ? root : document;
  }

  read(): string {
    if (this.#changes.takeRecords().length > 0 || this.#isStale) {
      this.#isStale = false;
      const old = this.#content.text;
      this.#content = runsOf(this.element, () => this.#seen());
      const step = this.#isInHistory ? this.#steps.after(old, this.#content.text) : null;
      if (step) queueMicrotask(() => this.#goOn(step));
    }
    return this.#content.text;
  }

  selection(): Span | null {
    this.#freshen();
    const range = this.#selected();
    if (!range) return null;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const start = placeOf(this.#content, startContainer, startOffset);
    return { start, end: range.collapsed ? start : placeOf(this.#content, endContainer, endOffset) };
  }

  range({ start, end }: Span): Range | null {
    this.#freshen();
    const { runs } = this.#content;
    // Of two runs that meet where a word begins, the word is in the later one.
    const first = runAt(runs, start + 1);
    const last = runAt(runs, end);
    const [from, to] = [first && start - first.start + first.from, last && end - last.start + last.from];
    if (!first || !last || from === undefined || to === undefined) return null;
    if (!first.node.isConnected || from > first.node.length || to > last.node.length) return null;
    const range = document.createRange();
    range.setStart(first.node, from);
    range.setEnd(last.node, to);
    return range;
  }

  isNear({ start, end }: Span, part: Box): boolean {
    const { runs } = this.#content;
    const first = runAt(runs, start + 1)?.node.parentElement;
    const last = runAt(runs, end)?.node.parentElement;
    if (!first || !last) return false;
    const box = first.getBoundingClientRect();
    const { bottom } = first === last ? box : last.getBoundingClientRect();
    return box.top <= part.bottom && bottom >= part.top;
  }

  isCovered(): boolean {
    return false; // What lies over the text lies over its underline too.
  }

  get coverage(): Coverage {
    const { before, after } = this.#content.isCut;
    return before || after ? 'part' : 'all';
  }

  /** The browser itself draws what is in an editor, but another part of a long one may be seen now. */
  follow(): void {
    const seen = this.coverage === 'part' ? this.#seen() : null;
    if (!seen) return;
    const { text, runs, isCut } = this.#content;
    const run = runs.find(({ node }) => node === seen || seen.contains(node));
    const isAtEdge =
      !run || (isCut.before && run.start < CHECKED_EDGE) || (isCut.after && run.start > text.length - CHECKED_EDGE);
    this.#isStale ||= isAtEdge;
  }

  /** What is in the middle of what can be seen; null where that cannot be told. */
  #seen(): Node | null {
    const { left, top, right, bottom } = clipOf(this.element);
    const { root } = this;
    const options = root instanceof ShadowRoot ? { shadowRoots: [root] } : {};
    const place = document.caretPositionFromPoint((left + right) / 2, (top + bottom) / 2, options);
    const node = place?.offsetNode ?? this.#selected()?.startContainer;
    return node && this.element.contains(node) && node !== this.element ? node : (this.#selected()?.startContainer ?? null);
  }

  reveal(span: Span): void {
    this.range(span)?.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  replace(changes: readonly Change[], isAtOnce = false): boolean | Promise<boolean> {
    const selected = this.selection();
    const place = selected && placesAfter(selected, changes);
    if (isAtOnce) {
      if (this.element.closest(LATE_EDITORS)) return false;
      const isDone = changes.toReversed().every((change) => this.#replaceOne(change));
      if (isDone) this.#select(place);
      return isDone;
    }
    return this.#replaceAll(changes).then((isDone) => {
      this.#select(isDone ? place : selected);
      return isDone;
    });
  }

  watch(onDrawn: () => void): void {
    this.#onDrawn = onDrawn;
  }

  end(): void {
    this.#changes.disconnect();
    this.#end.abort();
  }

  #hear(isTrusted: boolean, isHistory: boolean): void {
    if (isTrusted) this.#isInHistory = isHistory;
  }

  /** Reads the text again where its elements changed and we were not told yet. */
  #freshen(): void {
    const isUntold = this.#changes.takeRecords().length > 0;
    if (isUntold) queueMicrotask(this.#onDrawn);
    this.#isStale ||= isUntold;
    this.read();
  }

  /**
   * One change for each text node, from the last to the first, so that the places before them stay. All in one go where that
   * is safe: then most editors take it for one step of undo, and where it is several, undoing one undoes them all.
   */
  async #replaceAll(changes: readonly Change[]): Promise<boolean> {
    const texts = [this.#content.text];
    let isInOneGo = false;
    for (const group of this.#byNode(changes).toReversed()) {
      const change = joined(texts[0]!, group);
      if (!change) continue;
      const range = this.range(change);
      if (!range) return false;
      if (!isInOneGo) {
        const settled = selectionSettled();
        this.#selectRange(range);
        await settled; // Editors learn of a selection by its event.
      }
      const wanted = withChanges(texts.at(-1)!, [change]);
      const answer = this.#put(change);
      // The browser changes what is selected, and this editor what the event names; others, what they last knew as selected.
      isInOneGo = answer === 'free' || this.element.matches(BATCHING_EDITORS);
      if (!isInOneGo && !(await this.#willRead(wanted))) return false;
      texts.push(wanted);
    }
    this.#steps.note(texts);
    return this.#willRead(texts.at(-1)!);
  }

  /** Replaces one part, and tells whether the editor shows it. */
  #replaceOne(change: Change): boolean {
    const wanted = withChanges(this.#content.text, [change]);
    return this.#put(change) !== null && this.read() === wanted;
  }

  /** Puts text in place of a part; null where that has no place. */
  #put(change: Change): Offer | null {
    const old = this.#content.text;
    const range = this.range(change);
    if (!range) return null;
    this.#selectRange(range);
    const answer = offer(this.element, change.text, [new StaticRange(range)], () => this.read() !== old);
    if (answer === 'free') document.execCommand('insertText', false, change.text);
    return answer;
  }

  /** Waits until a text is shown. Returns whether it was before long. */
  async #willRead(wanted: string): Promise<boolean> {
    await null; // Some show it in a microtask, before any other key can come.
    for (let i = 0; i < LATE_FRAMES && this.read() !== wanted; i++) await frame();
    return this.read() === wanted;
  }

  /** Undoes the rest of what was made in several steps, or does it again, after the person did so with one of them. */
  #goOn(step: HistoryStep): void {
    const inputType = step === 'undo' ? 'historyUndo' : 'historyRedo';
    const isFree = this.element.dispatchEvent(
      new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true, composed: true }),
    );
    if (isFree) document.execCommand(step);
  }

  #byNode(changes: readonly Change[]): Change[][] {
    const groups = new Map<Node | null, Change[]>();
    for (const change of changes) {
      const range = this.range(change);
      const isInOne = range && range.startContainer === range.endContainer;
      const key = isInOne ? range.startContainer : (range?.cloneContents() ?? null); // What is in several nodes stands alone.
      groups.set(key, [...(groups.get(key) ?? []), change]);
    }
    return [...groups.values()];
  }

  #selected(): StaticRange | null {
    const root = this.root;
    const range = document.getSelection()?.getComposedRanges({ shadowRoots: root instanceof ShadowRoot ? [root] : [] })[0];
    return range && this.element.contains(range.startContainer) && this.element.contains(range.endContainer) ? range : null;
  }

  #selectRange({ startContainer, startOffset, endContainer, endOffset }: Range): void {
    document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }

  #select(place: Span | null): void {
    const range = place && this.#rangeBetween(place);
    if (range) this.#selectRange(range);
  }

  /** A range between two places, which may be the same. */
  #rangeBetween({ start, end }: Span): Range | null {
    this.#freshen();
    const { runs } = this.#content;
    const first = runAt(runs, start);
    const last = runAt(runs, end);
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.from + start - first.start);
    range.setEnd(last.node, last.from + end - last.start);
    return range;
  }
}

function placesAfter({ start, end }: Span, changes: readonly Change[]): Span {
  return { start: placeAfter(start, changes), end: placeAfter(end, changes) };
}
