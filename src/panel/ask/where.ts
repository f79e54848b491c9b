import type { Citation } from '@/answer/answer';
import type { DocumentInfo } from '@/rpc/reading-jobs';

/** From which document a citation is, in words; only said where several were asked. */
export function sourceOf({ document }: Citation, documents: DocumentInfo[]): string | undefined {
  if (documents.length < 2) return undefined;
  const source = documents[document];
  return source && (source.title || source.url);
}
