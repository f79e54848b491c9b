import { parseHtml } from '@/engine/read-html';

/** The rules of the shared scorer `extract_eval.py`, kept to the letter, so that figures can be compared with its figures. */
const INLINE = new Set(
  (
    'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr tt ins del big acronym ' +
    'strike'
  ).split(' '),
);
const DROP = new Set('script style noscript template svg head iframe object'.split(' '));
const CJK = '\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff';
const TOKEN = new RegExp(`[${CJK}]|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, 'gu');
const ELEMENT = 1;
const TEXT = 3;
const GRAM = 4;

/** Precision, recall and F1 of tokens, and F1 of runs of four, which also tells order. */
export interface ExtractionScore {
  precision: number;
  recall: number;
  f1: number;
  f1InOrder: number;
}

/** The text of markup: every element that is not inline starts and ends a line. */
export function textOfHtml(html: string): string {
  let text = '';
  const walk = (node: Node): void => {
    if (node.nodeType === TEXT) text += node.nodeValue;
    if (node.nodeType !== ELEMENT) return;
    const tag = (node as Element).localName;
    if (DROP.has(tag)) {
      text += ' ';
      return;
    }
    const edge = INLINE.has(tag) ? '' : '\n';
    text += edge;
    for (const child of node.childNodes) walk(child);
    text += edge;
  };
  // A fragment may hold anything, what looks like the start of a page too.
  walk(parseHtml(/<html/i.test(html.slice(0, 2000)) ? html : `<html><body><div>${html}</div></body></html>`).documentElement);
  return text;
}

export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

export function scoreExtraction(text: string, expected: string): ExtractionScore {
  const [ours, theirs] = [tokensOf(text), tokensOf(expected)];
  return { ...overlap(ours, theirs), f1InOrder: overlap(grams(ours), grams(theirs)).f1 };
}

function overlap(ours: readonly string[], theirs: readonly string[]): Omit<ExtractionScore, 'f1InOrder'> {
  const [a, b] = [countsOf(ours), countsOf(theirs)];
  if (!ours.length || !theirs.length) {
    const both = ours.length === theirs.length ? 1 : 0;
    return { precision: both, recall: both, f1: both };
  }
  let shared = 0;
  for (const [token, count] of a) shared += Math.min(count, b.get(token) ?? 0);
  const [precision, recall] = [shared / ours.length, shared / theirs.length];
  return { precision, recall, f1: shared ? (2 * precision * recall) / (precision + recall) : 0 };
}

function grams(tokens: readonly string[]): string[] {
  return Array.from({ length: Math.max(1, tokens.length - GRAM + 1) }, (_, i) => tokens.slice(i, i + GRAM).join(' '));
}

function countsOf(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
