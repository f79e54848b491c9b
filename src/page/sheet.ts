import type { Box } from './boxes';

/** How to lay text out so that it lies where the field will put it: a block of the field's own style, over the field. */
export interface Sheet {
  /** Text of the field before the ghost, laid out and not seen. */
  lead: string;
  /** Text of the field after the ghost, the same. */
  tail: string;
  /** Empty space in px at the start of the first line, in place of a lead. */
  indentPx: number;
  /** Left edge in the viewport, and width in the field's own px. */
  left: number;
  widthPx: number;
  /** What of the sheet is at `y` of the viewport; `caret`: the top of the caret, which is also at `x`. */
  anchor: { edge: 'top' | 'middle' | 'bottom'; y: number } | { edge: 'caret'; x: number; y: number };
  wraps: boolean;
  direction: 'ltr' | 'rtl';
  /** The style of the text at the caret. */
  style: CSSStyleDeclaration;
  /** Whether lines are aligned as the style says; else at their start. */
  isAligned: boolean;
  /** Where the ghost may be seen. */
  clip: Box;
  /** How much larger the field is drawn than its own px. */
  scale: number;
}

/** What decides where glyphs lie. */
export const TEXT_PROPERTIES = [
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-stretch',
  'font-variant',
  'font-feature-settings',
  'font-variation-settings',
  'font-optical-sizing',
  'font-kerning',
  'font-size-adjust',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-transform',
  'text-rendering',
  'tab-size',
  'word-break',
  'overflow-wrap',
  'line-break',
  'unicode-bidi',
  '-webkit-font-smoothing',
] as const;
