import type { Block, ReadDocument } from '@/read/document';
import { countWords } from '@/text/count-words';

/** The most headings that are told. */
const HEADINGS = 24;

/** What is told of a document that is kept: everything but its text. */
export interface DocumentInfo extends Pick<ReadDocument, 'source' | 'title' | 'url' | 'left'> {
  /** Address and hash of the content: the same text at the same address is the same document. */
  key: string;
  words: number;
  /** Parts under a heading, and the part before the first heading if it has text; a document with text has one at least. */
  sections: number;
  /** Its first headings that have text under them, for questions to suggest. */
  headings: string[];
  /** The tab it was read in. It may be closed or show something else by now. */
  tabId?: number;
  /** An address inside the extension that gives the site's icon. */
  icon?: string;
}

/** A hash of all that is shown of a document, as 16 hexadecimal digits. */
async function hashOf({ source, title, blocks }: ReadDocument): Promise<string> {
  const text = JSON.stringify([source, title, blocks.map(({ kind, text, page, startMs }) => [kind, text, page, startMs])]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The address in a document's key. */
export function urlOf(key: string): string {
  return key.slice(0, key.lastIndexOf(' '));
}

/** Whether there is text under a heading, or under one of those below it. */
function hasText(blocks: readonly Block[], heading: Block): boolean {
  const after = blocks.slice(blocks.indexOf(heading) + 1);
  const end = after.findIndex(({ kind, level = 6 }) => kind === 'heading' && level <= (heading.level ?? 6));
  return after.slice(0, end < 0 ? after.length : end).some(({ kind, text }) => kind !== 'heading' && text !== '');
}

/** What there is to tell of a document. */
export async function describeDocument(document: ReadDocument): Promise<DocumentInfo> {
  const { source, title, url, blocks, left } = document;
  const headings = blocks.filter(({ kind, text }) => kind === 'heading' && text !== '');
  const first = blocks.findIndex(({ kind }) => kind === 'heading');
  const hasOpening = (first < 0 ? blocks : blocks.slice(0, first)).some(({ text }) => text !== '');
  return {
    key: `${url} ${await hashOf(document)}`,
    source,
    title,
    url,
    words: blocks.reduce((sum, { text }) => sum + countWords(text), 0),
    sections: headings.length + (hasOpening ? 1 : 0),
    headings: headings
      .filter((heading) => hasText(blocks, heading))
      .slice(0, HEADINGS)
      .map(({ text }) => text),
    ...(left ? { left } : {}),
  };
}
