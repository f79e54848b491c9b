import type { Line } from './lines';
import type { PdfPage } from './piece';

/** Headers and footers stand in this share of the page's height at its top and bottom. */
const EDGE = 0.12;
const PAGE_NUMBER = /^\W*(?:page |p\. ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|\/) ?\d{1,4})?\W*$/i;
/** How many pages must say the same at their edge. */
const REPEATS = 3;
const SHARE = 0.5;

/** What stands at the edges of the pages and not in their text: running titles and page numbers. */
export function furnitureOf(pages: readonly { page: PdfPage; stretches: Line[] }[]): Set<Line> {
  const found = new Set<Line>();
  const seen = new Map<string, { lines: Line[]; pages: Set<number> }>();
  for (const { page, stretches } of pages) {
    for (const stretch of stretches) {
      if (!isAtEdge(stretch, page)) continue;
      if (PAGE_NUMBER.test(stretch.text)) found.add(stretch);
      // A running title differs from page to page by its number alone.
      const key = `${stretch.baseline < page.height / 2}${stretch.text.replace(/\d+/g, '#')}`;
      const same = seen.get(key) ?? { lines: [], pages: new Set() };
      same.lines.push(stretch);
      same.pages.add(page.number);
      seen.set(key, same);
    }
  }
  for (const { lines, pages: on } of seen.values()) {
    if (on.size >= REPEATS || (on.size > 1 && on.size >= SHARE * pages.length)) for (const line of lines) found.add(line);
  }
  return found;
}

function isAtEdge({ baseline }: Line, { height }: PdfPage): boolean {
  return baseline < EDGE * height || baseline > (1 - EDGE) * height;
}
