import { amount } from '@/panel/amount';
import type { DocumentInfo, Progress } from '@/rpc/reading-jobs';
import type { Coverage } from '@/summarize/summary';

/** "9,200 words · 14 sections": what there is in a document. One section is not worth a word. */
export function extent({ words, sections }: Pick<DocumentInfo, 'words' | 'sections'>, locale?: string): string {
  const parts = [amount(words, 'word', 'words', locale)];
  if (sections > 1) parts.push(amount(sections, 'section', 'sections', locale));
  return parts.join(' · ');
}

/** "All 14 sections, 9,200 words", "12 of 14 sections, 9,200 words": what of a document was read. */
export function coverage({ sections: [read, all], words }: Coverage, locale?: string): string {
  const count = amount(words, 'word', 'words', locale);
  if (read < all)
    return `${new Intl.NumberFormat(locale).format(read)} of ${amount(all, 'section', 'sections', locale)}, ${count}`;
  return all > 1 ? `All ${amount(all, 'section', 'sections', locale)}, ${count}` : `All of it, ${count}`;
}

const DOING: Record<Progress['what'], string> = {
  reading: 'Reading',
  choosing: 'Choosing',
  searching: 'Searching',
  answering: 'Answering',
};

/** "Reading, 3 of 14": what is being done and how far it is. */
export function progressWords({ what, done, all }: Progress, locale?: string): string {
  const format = new Intl.NumberFormat(locale);
  return all > 1 ? `${DOING[what]}, ${format.format(done)} of ${format.format(all)}` : DOING[what];
}
