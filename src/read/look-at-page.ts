import { type Appearance, isHiddenByAttribute, type Look, type Sight } from './appearance';
import { Backdrops } from './backdrops';
import { isOpaque, nearlySame } from './colour';
import { isInlineTag, tagOf } from './tags';

/** Boxes of this many pixels and fewer that cut off what is in them are for screen readers and crawlers. */
const SMALLEST_BOX = 1;
const SMALLEST_LETTER = 1;
const INVISIBLE = 0.02;
/** Of a text-indent that moves text out of sight. */
const FAR_OUT = -500;

/** How to read a page that the browser shows. */
export function pageSight(page: Document): Sight {
  return { look: lookAtPage(), blank: () => page.implementation.createHTMLDocument('') };
}

/** Sees what the browser lays out and paints. Page-made hiding is for people too, so what they cannot see is not read. */
export function lookAtPage(): Look {
  const backdrops = new Backdrops();
  return (element, above) => {
    if (isHiddenByAttribute(element)) return null;
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    // In a tree that is not shown there is no style.
    if (!style?.display || style.display === 'none') return null;
    if (Number(style.opacity) < INVISIBLE || style.contentVisibility === 'hidden') return null;
    const isFolded = isInClosedDetails(element);
    if (!isFolded && style.display !== 'contents' && isCutAway(element, style, above)) return null;
    const background = backgroundOf(style, above);
    return {
      showsText:
        style.visibility === 'visible' &&
        Number.parseFloat(style.fontSize) > SMALLEST_LETTER &&
        Number.parseFloat(style.textIndent) > FAR_OUT &&
        (isPainted(style, background) || backdrops.isBehind(element)),
      isBlock: isBlock(element, style),
      keepsSpace: style.whiteSpaceCollapse === 'preserve' || style.whiteSpaceCollapse === 'break-spaces',
      background,
      isScrolled: (above?.isScrolled ?? false) || (isScroller(style) && (element.scrollTop > 0 || element.scrollLeft !== 0)),
    };
  };
}

/** A closed part has no boxes until a person opens it. */
function isInClosedDetails(element: Element): boolean {
  const details = element.parentElement?.closest('details:not([open])');
  return details !== null && details !== undefined && !element.closest('summary');
}

function isScroller(style: CSSStyleDeclaration): boolean {
  return style.overflowX !== 'visible' || style.overflowY !== 'visible';
}

function isCutAway(element: Element, style: CSSStyleDeclaration, above: Appearance | null): boolean {
  if (/^inset\((?:50|100)%/.test(style.clipPath) || /^circle\(0/.test(style.clipPath)) return true;
  const box = element.getBoundingClientRect();
  if (isScroller(style) && (box.width <= SMALLEST_BOX || box.height <= SMALLEST_BOX) && tagOf(element) !== 'body') return true;
  if (style.clip !== 'auto' && /^rect\((?:[01]px,? ?){4}\)$|^rect\(0px, 0px, 0px, 0px\)$/.test(style.clip)) return true;
  if (above?.isScrolled || (box.width === 0 && box.height === 0)) return false;
  const view = element.ownerDocument.defaultView!;
  return box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0;
}

/** The one colour behind an element; null when there is a picture or a shade. */
function backgroundOf(style: CSSStyleDeclaration, above: Appearance | null): string | null {
  if (style.backgroundImage !== 'none') return null;
  if (isOpaque(style.backgroundColor)) return style.backgroundColor;
  return above ? above.background : 'rgb(255, 255, 255)';
}

/** Whether letters stand out from what is behind them. */
function isPainted(style: CSSStyleDeclaration, background: string | null): boolean {
  if (style.backgroundClip === 'text') return true;
  const fill = style.getPropertyValue('-webkit-text-fill-color') || style.color;
  return !nearlySame(fill, background) || style.textShadow !== 'none';
}

function isBlock(element: Element, style: CSSStyleDeclaration): boolean {
  const { display } = style;
  const isInline = isInlineTag(tagOf(element));
  if (display === 'contents' || display === 'inline' || display.startsWith('ruby')) return false;
  if (display.startsWith('inline')) return !isInline;
  // A large first letter floats at the start of its word.
  return !(isInline && style.float !== 'none' && (element.textContent ?? '').trim().length <= 2);
}
