import type { Box } from '@/page/boxes';
import type { Change } from './changes';
import type { Span } from './words';

/** How much of a text is checked: of a long one a part, and of one that would take too long to lay out nothing. */
export type Coverage = 'all' | 'part' | 'none';

/** The text of a field, and where each part of it lies on the screen. */
export interface FieldText {
  readonly element: HTMLElement;
  /** What its text is underlined in: the document, or a shadow root. */
  readonly root: Document | ShadowRoot;
  /** Reads the text anew, or the part of it that is checked where it is long. Paragraphs end with a line break. */
  read(): string;
  /** How much of the field was read. */
  readonly coverage: Coverage;
  /** What is selected in the text as it was last read; null where the selection is elsewhere. */
  selection(): Span | null;
  /** A part of the text that was last read, as it is laid out; null where it is not. */
  range(span: Span): Range | null;
  /** Whether a paragraph may lie in a part of the viewport, which is told faster than where it lies. */
  isNear(paragraph: Span, part: Box): boolean;
  /** Whether something of the page lies over a part of the text, and would not over its underline. `clip`: where the field is seen. */
  isCovered(range: Range, clip: Box): boolean;
  /** Lays out again what is drawn over the field, which moved, scrolled or changed its size. */
  follow(): void;
  /** Scrolls the field, and what it is in, as far as is needed to see a part of it. */
  reveal(span: Span): void;
  /**
   * Puts text in place of other text the way the keyboard does, as one step of undo, and the caret where it was. Returns
   * whether the field then read as it should. `isAtOnce`: without waiting for anything, for those fields that can.
   */
  replace(changes: readonly Change[], isAtOnce?: boolean): boolean | Promise<boolean>;
  /** Calls back after the field may have been drawn anew, whether its text changed or not, until `end`. */
  watch(onDrawn: () => void): void;
  /** Takes away what was added to the page. */
  end(): void;
}
