import type { Block, ReadDocument } from '@/read/document';
import { countWords } from '@/text/count-words';

/** The most text of one document, in UTF-16 code units: some twenty novels' worth would fill the store alone. */
export const DOCUMENT_LIMIT_CHARACTERS = 5_000_000;

/** The part of a document, from its start, that stays within a limit, and how much is left out after it. */
export function fitted(document: ReadDocument, limit = DOCUMENT_LIMIT_CHARACTERS): ReadDocument {
  const { blocks } = document;
  let room = limit;
  const last = blocks.findIndex(({ text }) => {
    room -= text.length;
    return room < 0;
  });
  if (last < 0) return document;
  const broken = blocks[last]!;
  const [kept, rest] = broken.kind === 'heading' ? [[], broken] : broke(broken, broken.text.length + room);
  const over = [rest, ...blocks.slice(last + 1)];
  const left = {
    words: over.reduce((sum, { text }) => sum + countWords(text), 0),
    sections: over.filter(({ kind }) => kind === 'heading').length,
  };
  return { ...document, blocks: [...blocks.slice(0, last), ...kept], left };
}

/** A block cut at the last space before an index; nothing is kept of one without a space there. */
function broke(block: Block, at: number): [kept: Block[], rest: Block] {
  const end = block.text.lastIndexOf(' ', at);
  if (end <= 0) return [[], block];
  const { times } = block;
  const before = times && { times: times.filter((time) => time.at < end) };
  return [[{ ...block, ...before, text: block.text.slice(0, end) }], { ...block, text: block.text.slice(end) }];
}
