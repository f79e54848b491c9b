import type { ReadDocument } from '@/read/document';
import { type DocumentInfo, describeDocument } from '@/store/document-info';
import * as store from '@/store/documents';
import { fitted } from './fitted';

/** How many documents are held in memory, so that questions about them are not held up by the disk. */
const AT_HAND = 4;

/** A document that has made room for others. The panel reads its tab again. */
export class NotKept extends Error {
  override name = 'NotKept';
}

interface Held {
  info: DocumentInfo;
  document: ReadDocument;
}

const atHand = new Map<string, Held>();

function hold(held: Held): Held {
  atHand.delete(held.info.key);
  atHand.set(held.info.key, held);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= AT_HAND) break;
    atHand.delete(oldest);
  }
  return held;
}

/** Keeps what was read and tells about it. A disk that is full or broken is no failure: the document is then held in memory alone. */
export async function keep(read: ReadDocument, tab: Pick<DocumentInfo, 'tabId' | 'icon'> = {}): Promise<DocumentInfo> {
  const document = fitted(read);
  const info = { ...(await describeDocument(document)), ...tab };
  hold({ info, document });
  await store.keepDocument(info, document, Date.now()).catch(() => {});
  return info;
}

async function find(key: string): Promise<Held | undefined> {
  const held = atHand.get(key);
  if (held) return hold(held);
  const [info, document] = await Promise.all([store.readInfo(key), store.readText(key, Date.now())]);
  return info && document && hold({ info, document });
}

/** The text of a kept document; undefined where it has made room for others. */
export async function textOf(key: string): Promise<ReadDocument | undefined> {
  return (await find(key))?.document;
}

/** A kept document and what is told of it; rejects with `NotKept` where it has made room for others. */
export async function requireDocument(key: string): Promise<{ info: DocumentInfo; document: ReadDocument }> {
  const held = await find(key);
  if (!held) throw new NotKept('This page is not kept any more. Read it again.');
  return held;
}
