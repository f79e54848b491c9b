import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { markupSight } from '@/engine/read-html';
import { readPage } from '@/read/page';
import { textOfHtml } from './score';

const URL = 'http://fakehost/test/page.html';
const HEADINGS_AND_PARAGRAPHS = 'h1,h2,h3,h4,h5,h6,p';

/** A system that takes the text out of a page; it may change the page. Its text is told afterwards, outside of what is timed. */
export interface Extractor {
  name: string;
  extract(page: Document): Promise<() => string>;
}

/** Ours and others in the same run, each on a page of its own. */
export const extractors: Extractor[] = [
  {
    name: 'Inkling',
    extract: async (page) => {
      const { document } = readPage(page, markupSight, URL);
      return () => document.blocks.map(({ text }) => text).join('\n');
    },
  },
  {
    name: '@mozilla/readability (made the reference)',
    extract: async (page) => {
      const content = new Readability(page, { classesToPreserve: ['caption'] }).parse()?.content ?? '';
      return () => textOfHtml(content);
    },
  },
  {
    name: 'defuddle',
    extract: async (page) => {
      const { content } = await Defuddle(page, URL, { useAsync: false });
      return () => textOfHtml(content);
    },
  },
  {
    name: 'headings and paragraphs',
    extract: async (page) => {
      const root = page.querySelector('main') ?? page.body;
      const text = [...root.querySelectorAll(HEADINGS_AND_PARAGRAPHS)]
        .filter((element) => !element.querySelector(HEADINGS_AND_PARAGRAPHS))
        .map((element) => element.textContent ?? '')
        .join('\n');
      return () => text;
    },
  },
  {
    name: 'all text',
    extract: async (page) => {
      for (const element of page.querySelectorAll('script,style,noscript,template,svg')) element.remove();
      const html = page.body?.innerHTML ?? '';
      return () => textOfHtml(html);
    },
  },
];
