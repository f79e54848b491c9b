import type { AnchoredBlock } from './anchored';
import { BlockText } from './block-text';
import type { BlockKind } from './document';
import { Sections } from './sections';

/** Marks of Markdown that a reader does not see: emphasis, code, links around their text. */
const MARKS = /(!?\[)([^\]\n]*)(\]\([^)\n]*\))|(\*\*|__|`+|~~)|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])/g;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;
const ITEM = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+/;
const QUOTE = /^[ \t]*>[ \t]?/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const RULE = /^ {0,3}(?:[-*_][ \t]*){3,}$/;
const TABLE_LINE = /^[ \t]*\|.*\|[ \t]*$/;
const TABLE_RULE = /^[ \t]*\|[\s|:-]+\|[ \t]*$/;

export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown|mdown|mkd)$/i.test(name.split(/[?#]/)[0]!);
}

interface TextLine {
  text: string;
  start: number;
}

/** Reads a text file that stands in one node: paragraphs between empty lines, and what Markdown marks. */
export function readTextNode(node: Text, markdown: boolean): AnchoredBlock[] {
  const blocks: AnchoredBlock[] = [];
  const sections = new Sections();
  const text = new BlockText();
  let kind: BlockKind = 'paragraph';
  let isFenced = false;

  const end = (): void => {
    push(kind);
    kind = 'paragraph';
  };
  const push = (as: BlockKind, level?: number): void => {
    const { text: written, runs } = text.take();
    const trimmed = written.trimEnd();
    if (!trimmed) return;
    const section = level === undefined ? sections.path : sections.enter(trimmed, level);
    blocks.push({ block: { kind: as, text: trimmed, section, ...(level === undefined ? {} : { level }) }, runs });
  };
  const add = ({ text: line, start }: TextLine, from = 0): void => {
    text.addSpace();
    const stretches = markdown ? withoutMarks(line, from) : [[from, line.length] as const];
    for (const [a, b] of stretches) text.add(node, line.slice(a, b), false, start + a);
  };
  const lines = linesOf(node.data);
  const addLine = (line: TextLine, i: number): void => {
    if (markdown && FENCE.test(line.text)) {
      end();
      isFenced = !isFenced;
      if (isFenced) kind = 'code';
      return;
    }
    if (isFenced) {
      text.add(node, `${line.text}\n`, true, line.start);
      return;
    }
    if (!line.text.trim()) {
      end();
      return;
    }
    const heading = markdown ? HEADING.exec(line.text) : null;
    if (heading) {
      end();
      const from = line.text.indexOf(heading[2]!, heading[1]!.length);
      add({ text: line.text.slice(0, from + heading[2]!.length), start: line.start }, from);
      push('heading', heading[1]!.length);
      return;
    }
    const underline = markdown && text.text && kind === 'paragraph' ? UNDERLINE.exec(line.text) : null;
    if (underline) {
      push('heading', underline[1]![0] === '=' ? 1 : 2);
      return;
    }
    if (markdown && (RULE.test(line.text) || TABLE_RULE.test(line.text))) {
      end();
      return;
    }
    if (markdown && TABLE_LINE.test(line.text)) {
      end();
      const from = line.text.indexOf('|') + 1;
      add({ text: line.text.slice(0, line.text.lastIndexOf('|')), start: line.start }, from);
      push('row');
      return;
    }
    const mark = ITEM.exec(line.text) ?? (markdown ? QUOTE.exec(line.text) : null);
    const isItem = ITEM.test(line.text);
    if (isItem || (mark && kind !== 'quotation') || isOwnLine(lines, i)) end();
    if (mark) kind = isItem ? 'item' : 'quotation';
    add(line, markdown || isItem ? (mark?.[0].length ?? 0) : 0);
  };
  for (const [i, line] of lines.entries()) addLine(line, i);
  end();
  return blocks;
}

function linesOf(data: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (const text of data.split('\n')) {
    lines.push({ text: text.replace(/\r$/, ''), start });
    start += text.length + 1;
  }
  return lines;
}

/** The stretches of a line from `from` on that are not marks. */
function withoutMarks(line: string, from: number): [number, number][] {
  const kept: [number, number][] = [];
  let at = from;
  for (const match of line.slice(from).matchAll(MARKS)) {
    const start = from + match.index;
    const [whole, opening, label] = match;
    kept.push([at, start]);
    if (opening !== undefined) kept.push([start + opening.length, start + opening.length + label!.length]);
    at = start + whole.length;
  }
  kept.push([at, line.length]);
  return kept.filter(([a, b]) => a < b);
}

/** Lines as long as paragraphs are, in files that break lines nowhere else, stand for themselves. */
const LONG_LINE = 160;

function isOwnLine(lines: readonly TextLine[], i: number): boolean {
  return lines[i]!.text.length > LONG_LINE || (lines[i - 1]?.text.length ?? 0) > LONG_LINE;
}
