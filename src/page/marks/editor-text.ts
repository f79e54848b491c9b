import type { Box } from '@/page/boxes';
import { LATE_EDITORS, offer } from '@/page/insert';
import { type Change, joined, placeAfter, withChanges } from './changes';
import { placeOf, type Run, runAt, runsOf } from './editor-runs';
import type { FieldText } from './field-text';
import { frame, selectionSettled } from './settling';
import type { Span } from './words';

/** How many frames an editor gets to show what it took. */
const LATE_FRAMES = 20;

/** The text of an element with `contenteditable`; nothing in it is touched but by its own input. */
export class EditorText implements FieldText {
  #content: { text: string; runs: Run[] } = { text: '', runs: [] };
  #onDrawn = (): void => {};
  /** Whether the elements changed since they were read, or may have. */
  #isStale = true;
  readonly #changes = new MutationObserver(() => {
    this.#isStale = true;
    this.#onDrawn();
  });

  constructor(readonly element: HTMLElement) {
    this.#changes.observe(element, { childList: true, characterData: true, subtree: true });
  }

  get root(): Document | ShadowRoot {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot ? root : document;
  }

  read(): string {
    if (this.#changes.takeRecords().length > 0 || this.#isStale) {
      this.#isStale = false;
      this.#content = runsOf(this.element);
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

  follow(): void {} // The browser itself draws what is in an editor.

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
  }

  /** Reads the text again where its elements changed and we were not told yet. */
  #freshen(): void {
    const isUntold = this.#changes.takeRecords().length > 0;
    if (isUntold) queueMicrotask(this.#onDrawn);
    this.#isStale ||= isUntold;
    this.read();
  }

  /** One step for each text node, from the last to the first, so that the places before them stay. */
  async #replaceAll(changes: readonly Change[]): Promise<boolean> {
    for (const group of this.#byNode(changes).toReversed()) {
      const change = joined(this.#content.text, group);
      if (!change) continue;
      const range = this.range(change);
      if (!range) return false;
      const settled = selectionSettled();
      this.#selectRange(range);
      await settled; // Editors learn of a selection by its event.
      const wanted = withChanges(this.#content.text, [change]);
      if (!this.#replaceOne(change)) {
        for (let i = 0; i < LATE_FRAMES && this.#content.text !== wanted; i++) {
          await frame();
          this.read();
        }
      }
      if (this.#content.text !== wanted) return false;
    }
    return true;
  }

  /** Replaces one part, and tells whether the editor shows it. */
  #replaceOne(change: Change): boolean {
    const old = this.#content.text;
    const range = this.range(change);
    if (!range) return false;
    const wanted = withChanges(old, [change]);
    this.#selectRange(range);
    const target = new StaticRange(range);
    if (offer(this.element, change.text, [target], () => this.read() !== old) === 'free') {
      document.execCommand('insertText', false, change.text);
    }
    return this.read() === wanted;
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
