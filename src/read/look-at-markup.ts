import { type Appearance, isHiddenByAttribute } from './appearance';
import { isInlineTag, tagOf } from './tags';

const NOTHING = /^(?:0|0?\.0+)(?:px|em|rem|%|pt)?$/;
const TINY = /^[01](?:px)?$/;
const FAR_OUT = /^-\d{3,}(?:\.\d+)?(?:px|em|rem|%|pt)?$/;

/** The declarations of a style attribute, names and values in lower case. */
function declarations(element: Element): Map<string, string> | undefined {
  const style = element.getAttribute('style');
  if (!style) return undefined;
  const found = new Map<string, string>();
  for (const part of style.toLowerCase().split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim(),
        part
          .slice(colon + 1)
          .replace('!important', '')
          .trim(),
      );
  }
  return found;
}

function isCutAway(style: Map<string, string>): boolean {
  const isOut = ['left', 'top', 'right', 'bottom', 'margin-left', 'margin-top', 'text-indent'].some((side) =>
    FAR_OUT.test(style.get(side) ?? ''),
  );
  const isTiny = TINY.test(style.get('width') ?? '') || TINY.test(style.get('height') ?? '');
  const isClipped = /rect\(\s*[01](px)?\b/.test(style.get('clip') ?? '') || /inset\((50|100)%/.test(style.get('clip-path') ?? '');
  return isOut || isClipped || (isTiny && /hidden|clip/.test(style.get('overflow') ?? ''));
}

/** What markup alone says of an element: its attributes and its own style. For documents that no browser lays out. */
export function lookAtMarkup(element: Element, above: Appearance | null): Appearance | null {
  if (isHiddenByAttribute(element)) return null;
  const tag = tagOf(element);
  const style = declarations(element);
  const looks: Appearance = {
    showsText: above?.showsText ?? true,
    isBlock: !isInlineTag(tag),
    keepsSpace: tag === 'pre' || (above?.keepsSpace ?? false),
    background: above?.background ?? null,
    isScrolled: false,
  };
  if (!style) return looks;
  if (style.get('display') === 'none' || NOTHING.test(style.get('opacity') ?? '') || isCutAway(style)) return null;
  const visibility = style.get('visibility');
  const size = style.get('font-size');
  if (visibility) looks.showsText = visibility === 'visible';
  if (size && NOTHING.test(size)) looks.showsText = false;
  looks.background = style.get('background-color') ?? style.get('background') ?? looks.background;
  const color = style.get('color');
  if (color === 'transparent' || (color && color === looks.background)) looks.showsText = false;
  return looks;
}
