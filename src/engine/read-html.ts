import { parseHTML } from 'linkedom';
import type { Sight } from '@/read/appearance';
import { lookAtMarkup } from '@/read/look-at-markup';
import { type Reading, readPage } from '@/read/page';

const EMPTY = '<!doctype html><html><head></head><body></body></html>';

/** Markup without a browser. */
export const markupSight: Sight = { look: lookAtMarkup, blank: () => parseHTML(EMPTY).document as unknown as Document };

/** Reads the markup of a page without a browser: what is hidden is told by attributes and the elements' own styles alone. */
export function readHtml(html: string, url: string): Reading {
  return readPage(parseHtml(html), markupSight, url);
}

/** Parses markup as a page; a fragment becomes the body of one. */
export function parseHtml(html: string): Document {
  const whole = /<(?:html|body|head)[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Document;
}
