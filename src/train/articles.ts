import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDocument } from '@/read/document';

const FILE = 'squad-v1.1-13-articles.json';

/** A question with the answers that people marked in its paragraph. */
export interface AskedQuestion {
  id: string;
  question: string;
  answers: string[];
}

export interface Article {
  title: string;
  paragraphs: { context: string; qas: AskedQuestion[] }[];
}

/** The articles that may be learnt from. */
export function readArticles(corpus: string): Article[] {
  return JSON.parse(readFileSync(join(corpus, FILE), 'utf8')) as Article[];
}

/** Paragraphs as the document that a page of them would be read as. */
export function documentOf(title: string, paragraphs: readonly string[]): ReadDocument {
  return {
    source: 'file',
    title,
    url: '',
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, section: [] })),
  };
}
