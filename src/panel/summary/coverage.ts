import { amount } from '@/panel/amount';
import type { DocumentInfo, Progress } from '@/rpc/reading-jobs';
import type { Coverage } from '@/summarize/summary';

type Extent = Pick<DocumentInfo, 'words' | 'sections' | 'left'>;

/** "9,200 words · 14 sections", "The first 9,200 of 10,000 words · 12 of 14 sections": what is kept of a document. One section is not worth a word. */
export function extent({ words, sections, left }: Extent, locale?: string): string {
  const all = sections + (left?.sections ?? 0);
  const parts = [left ? firstOf(words, words + left.words, locale) : amount(words, 'word', 'words', locale)];
  if (all > 1) parts.push(sectionsOf(sections, all, locale));
  return parts.join(' · ');
}

/** "Read: the first 820,000 of 1,000,000 words", with the name of the document where there are several; undefined where all was read. */
export function shortfall(documents: DocumentInfo[], locale?: string): string | undefined {
  const cut = documents.flatMap(({ title, words, left }) => {
    if (!left) return [];
    const name = documents.length > 1 ? ` of “${title}”` : '';
    return [`the first ${countOf(words, words + left.words, locale)}${name}`];
  });
  return cut.length > 0 ? `Read: ${cut.join(', ')}` : undefined;
}

/** "All 14 sections, 9,200 words", "The first 9,200 of 10,000 words · 12 of 14 sections": what of a document was read. */
export function coverage({ sections: [read, all], words, of }: Coverage, locale?: string): string {
  if (of !== undefined) return extent({ words, sections: read, left: { words: of - words, sections: all - read } }, locale);
  const count = amount(words, 'word', 'words', locale);
  if (read < all) return `${sectionsOf(read, all, locale)}, ${count}`;
  return all > 1 ? `All ${amount(all, 'section', 'sections', locale)}, ${count}` : `All of it, ${count}`;
}

function countOf(some: number, all: number, locale?: string): string {
  return `${new Intl.NumberFormat(locale).format(some)} of ${amount(all, 'word', 'words', locale)}`;
}

function firstOf(some: number, all: number, locale?: string): string {
  return `The first ${countOf(some, all, locale)}`;
}

function sectionsOf(some: number, all: number, locale?: string): string {
  const sections = amount(all, 'section', 'sections', locale);
  return some < all ? `${new Intl.NumberFormat(locale).format(some)} of ${sections}` : sections;
}

const DOING: Record<Progress['what'], string> = {
  reading: 'Reading',
  choosing: 'Choosing',
  searching: 'Searching',
  writing: 'Writing',
};

/** "Reading, 3 of 14", "Writing, part 4 of 14": what is being done and how far it is. */
export function progressWords({ what, done, all }: Progress, locale?: string): string {
  const format = new Intl.NumberFormat(locale);
  if (what === 'writing' && all > 1)
    return `${DOING[what]}, part ${format.format(Math.min(done + 1, all))} of ${format.format(all)}`;
  return all > 1 ? `${DOING[what]}, ${format.format(done)} of ${format.format(all)}` : DOING[what];
}
