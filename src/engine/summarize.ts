import type { ReadDocument } from '@/read/document';
import { type Digest, digest, type SummaryOptions } from '@/summarize/summarise';
import type { Coverage, SummaryPoint } from '@/summarize/summary';
import { type WritePoints, writeSummary } from '@/summarize/write-summary';
import { readHtml } from './read-html';
import { readText } from './read-text';

/** What a request line gives: a text, or the markup of a page. */
export interface SummarizeInput extends SummaryOptions {
  text?: string | undefined;
  html?: string | undefined;
  url: string;
  title?: string | undefined;
}

/** A run of characters of the text; of a page, of its blocks joined by line ends. */
interface TextPoint {
  text: string;
  start: number;
  end: number;
}

/** The points of a summary with their places in the text. */
export interface TextSummary {
  points: TextPoint[];
  covered: Coverage;
  /** What a model wrote, each sentence with the one of the text that bears it out. */
  written?: { text: string; from: TextPoint }[];
}

/** Summarises a text or a page. */
export function summarizeText(input: SummarizeInput): TextSummary {
  return digestText(input).summary;
}

/** The same with what a model writes beside it. */
export async function writeText(input: SummarizeInput, write: WritePoints): Promise<TextSummary> {
  const { summary, inText, digested } = digestText(input);
  const { points } = await writeSummary(digested, write, { signal: new AbortController().signal });
  return { ...summary, written: points.map(({ text, from }) => ({ text, from: inText(from) })) };
}

function digestText({ text, html, url, title, ...options }: SummarizeInput): {
  summary: TextSummary;
  digested: Digest;
  inText: (point: SummaryPoint) => TextPoint;
} {
  const { document, starts } = html === undefined ? readText(text ?? '', title ?? '') : readPageText(html, url, title);
  const digested = digest(document, options);
  const inText = ({ text: point, place: { block, start, end } }: SummaryPoint): TextPoint => ({
    text: point,
    start: starts[block]! + start,
    end: starts[block]! + end,
  });
  return { summary: { points: digested.points.map(inText), covered: digested.covered }, digested, inText };
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
