import type { AnchoredBlock } from './anchored';
import { BlockText } from './block-text';
import type { BlockKind } from './document';
import { Sections } from './sections';
import { isText, type Seen } from './seen';
import { cellsOf, isDataTable } from './table';
import { headingLevel, tagOf } from './tags';

/** How a line after a break begins that is an item of a list made by hand. */
const ITEM_MARK = /^\s*[+*•‣·–—-]\s+\S/;

const KINDS: Record<string, BlockKind> = {
  blockquote: 'quotation',
  caption: 'caption',
  dd: 'item',
  dt: 'item',
  figcaption: 'caption',
  li: 'item',
  pre: 'code',
};

/** Whether a line says nothing but what one bold element does. */
function isBold(last: Seen | Text | undefined, line: string): boolean {
  if (!last || isText(last) || !/^(?:b|strong)$/.test(tagOf(last.element))) return false;
  return (last.element.textContent ?? '').replace(/\s+/g, ' ').trim() === line.trim() && line !== '';
}

/** Cuts what can be seen into blocks in reading order; `isKept` says which text counts. */
export function blocksOf(root: Seen, isKept: (text: Text) => boolean): AnchoredBlock[] {
  const blocks: AnchoredBlock[] = [];
  const sections = new Sections();
  const text = new BlockText();
  let lineBreaks = 0;

  const end = (kind: BlockKind, level?: number): void => {
    lineBreaks = 0;
    const { text: written, runs } = text.take();
    const trimmed = written.trimEnd();
    if (!trimmed.trim()) return;
    const section = level === undefined ? sections.path : sections.enter(trimmed, level);
    blocks.push({ block: { kind, text: trimmed, section, ...(level === undefined ? {} : { level }) }, runs });
  };
  const addText = (node: Text, keepsSpace: boolean): void => {
    const isBlank = node.data.trim() === '';
    if (!isBlank && !isKept(node)) return;
    if (!isBlank) lineBreaks = 0;
    text.add(node, node.data, keepsSpace);
  };
  const addRow = (row: Seen): void => {
    end('row');
    for (const cell of cellsOf(row)) {
      text.addBetween(' | ');
      addInline(cell);
    }
    end('row');
  };
  /** All text of an element in one block. */
  const addInline = (seen: Seen): void => {
    for (const child of seen.children) {
      if (isText(child)) addText(child, false);
      else {
        if (child.looks.isBlock || tagOf(child.element) === 'br') text.addSpace();
        addInline(child);
        if (child.looks.isBlock) text.addSpace();
      }
    }
  };
  const addHeading = (seen: Seen, level: number): void => {
    addInline(seen);
    end('heading', level);
  };
  const walk = (seen: Seen, kind: BlockKind, isInData: boolean): void => {
    for (const [i, child] of seen.children.entries()) {
      if (isText(child)) {
        if (lineBreaks > 0 && ITEM_MARK.test(child.data)) end(kind);
        addText(child, seen.looks.keepsSpace && kind === 'code');
        continue;
      }
      const tag = tagOf(child.element);
      if (tag === 'br') {
        // Two line breaks are how old pages part paragraphs; a bold line over others is a heading that no one calls so.
        if (++lineBreaks > 1 || isBold(seen.children[i - 1], text.text)) end(kind);
        else text.addSpace();
        continue;
      }
      const level = headingLevel(child.element);
      const isBlock = child.looks.isBlock || level !== undefined || tag in KINDS;
      if (isBlock) end(kind);
      if (level !== undefined) addHeading(child, level);
      else if (tag === 'tr' && isInData) addRow(child);
      else {
        const inner = KINDS[tag] ?? kind;
        walk(child, inner, tag === 'table' ? isDataTable(child) : isInData);
        if (isBlock) end(inner);
      }
    }
  };
  walk(root, 'paragraph', false);
  end('paragraph');
  return blocks;
}
