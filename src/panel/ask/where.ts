import type { Citation } from '@/answer/answer';
import type { DocumentInfo } from '@/rpc/reading-jobs';
import { clock } from '@/text/clock';

/** From which document a citation is, in words; only said where several were asked. */
export function sourceOf({ document }: Citation, documents: DocumentInfo[]): string | undefined {
  if (documents.length < 2) return undefined;
  const source = documents[document];
  return source && (source.title || source.url);
}

/** "p. 3" of a PDF, "1:20" of a video; undefined where the place has neither. */
export function placeWords({ page, atMs }: Citation): string | undefined {
  if (page !== undefined) return `p. ${page}`;
  return atMs === undefined ? undefined : clock(atMs);
}

/** What a click on a citation's number does, for screen readers. */
export function showWords(number: number, { page, atMs }: Citation): string {
  if (page !== undefined) return `Show passage ${number} on page ${page}`;
  if (atMs !== undefined) return `Play passage ${number} from ${clock(atMs)}`;
  return `Show passage ${number} in the page`;
}
