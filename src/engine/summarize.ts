import type { ReadDocument } from '@/read/document';
import { type SummaryOptions, summarise } from '@/summarize/summarise';
import type { Coverage } from '@/summarize/summary';
import { readHtml } from './read-html';
import { readText } from './read-text';

/** What a request line gives: a text, or the markup of a page. */
export interface SummarizeInput extends SummaryOptions {
  text?: string | undefined;
  html?: string | undefined;
  url: string;
  title?: string | undefined;
}

/** The points of a summary with their places in the text; of a page, in its blocks joined by line ends. */
export interface TextSummary {
  points: { text: string; start: number; end: number }[];
  covered: Coverage;
}

/** Summarises a text or a page. */
export function summarizeText({ text, html, url, title, ...options }: SummarizeInput): TextSummary {
  const { document, starts } = html === undefined ? readText(text ?? '', title ?? '') : readPageText(html, url, title);
  const { points, covered } = summarise(document, options);
  return {
    points: points.map(({ text: point, place: { block, start, end } }) => ({
      text: point,
      start: starts[block]! + start,
      end: starts[block]! + end,
    })),
    covered,
  };
}

function readPageText(html: string, url: string, title: string | undefined): { document: ReadDocument; starts: number[] } {
  const { document } = readHtml(html, url);
  let at = 0;
  const starts = document.blocks.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
  return { document: { ...document, title: title ?? document.title }, starts };
}
