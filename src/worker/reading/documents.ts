import type { ReadDocument } from '@/read/document';
import { type DocumentInfo, describeDocument } from '@/store/document-info';
import * as store from '@/store/documents';

/** How many documents are held in memory, so that questions about them are not held up by the disk. */
const AT_HAND = 4;
/** The most text of one document, in UTF-16 code units: some twenty novels' worth would fill the store alone. */
export const DOCUMENT_LIMIT_CHARACTERS = 5_000_000;

/** A document that has made room for others. The panel reads its tab again. */
export class NotKept extends Error {
  override name = 'NotKept';
}

const atHand = new Map<string, ReadDocument>();

function hold(key: string, document: ReadDocument): void {
  atHand.delete(key);
  atHand.set(key, document);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= AT_HAND) break;
    atHand.delete(oldest);
  }
}

/** The blocks from the start that stay within the limit. */
function fitted(document: ReadDocument): ReadDocument {
  let room = DOCUMENT_LIMIT_CHARACTERS;
  const end = document.blocks.findIndex(({ text }) => {
    room -= text.length;
    return room < 0;
  });
  return end < 0 ? document : { ...document, blocks: document.blocks.slice(0, end) };
}

/** Keeps what was read and tells about it. A disk that is full or broken is no failure: the document is then held in memory alone. */
export async function keep(read: ReadDocument, tab: Pick<DocumentInfo, 'tabId' | 'icon'> = {}): Promise<DocumentInfo> {
  const document = fitted(read);
  const info = { ...(await describeDocument(document)), ...tab };
  hold(info.key, document);
  await store.keepDocument(info, document, Date.now()).catch(() => {});
  return info;
}

/** The text of a kept document; undefined where it has made room for others. */
export async function textOf(key: string): Promise<ReadDocument | undefined> {
  const document = atHand.get(key) ?? (await store.readText(key, Date.now()));
  if (document) hold(key, document);
  return document;
}

/** The text of a kept document; rejects with `NotKept` where it has made room for others. */
export async function requireText(key: string): Promise<ReadDocument> {
  const document = await textOf(key);
  if (!document) throw new NotKept('This page is not kept any more. Read it again.');
  return document;
}
