import type { Block, ReadDocument } from '@/read/document';
import { sentenceBounds } from '@/text/sentence-bounds';
import { IndexBuilder } from './index-builder';
import type { IndexTables } from './index-tables';

const FEWEST_WORDS = 60;
const MOST_WORDS = 120;

/** A sentence that is to be part of a passage. */
interface Piece {
  block: number;
  start: number;
  end: number;
  words: number;
}

/** How far an index is: blocks read, of how many there are. */
export interface IndexStep {
  done: number;
  all: number;
}

/**
 * Makes one index of several documents, in passages of 60 to 120 words that end where sentences end and sections do. Each step is
 * short, so that whoever makes it can turn to something else in between, or stop.
 */
export function* indexSteps(documents: readonly ReadDocument[]): Generator<IndexStep, IndexTables> {
  const builder = new IndexBuilder();
  const all = documents.reduce((sum, { blocks }) => sum + blocks.length, 0);
  let before = 0;
  for (const [document, { title, blocks }] of documents.entries()) {
    for (const { from, to, headings } of sectionsOf(blocks)) {
      builder.section([title, ...headings]);
      for (const passage of passagesOf(blocks, from, to)) {
        builder.passage();
        for (const { block, start, end } of passage) builder.sentence(document, block, blocks[block]!.text, start, end);
        yield { done: before + passage[0]!.block, all };
      }
    }
    before += blocks.length;
  }
  return builder.tables();
}

/** The same in one go. */
export function indexDocuments(documents: readonly ReadDocument[]): IndexTables {
  const steps = indexSteps(documents);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes an index of texts, each of which is one passage and one document of one block. */
export function indexPassages(texts: readonly string[]): IndexTables {
  const builder = new IndexBuilder();
  builder.section([]);
  texts.forEach((text, document) => {
    builder.passage();
    for (const { start, end } of piecesOf(text, 0)) builder.sentence(document, 0, text, start, end);
  });
  return builder.tables();
}

/** Runs of blocks that stand under the same headings; the headings themselves are in none. */
function sectionsOf(blocks: readonly Block[]): { from: number; to: number; headings: string[] }[] {
  const sections: { from: number; to: number; headings: string[] }[] = [];
  let key: string | undefined;
  blocks.forEach((block, i) => {
    if (block.kind === 'heading') {
      key = undefined;
      return;
    }
    const own = JSON.stringify(block.section);
    if (own === key) sections.at(-1)!.to = i + 1;
    else sections.push({ from: i, to: i + 1, headings: block.section });
    key = own;
  });
  return sections;
}

/** Whole blocks are put together while they are short; a long block is cut into pieces of about the same length. */
function* passagesOf(blocks: readonly Block[], from: number, to: number): Generator<Piece[]> {
  let open: Piece[] = [];
  let words = 0;
  function* close(): Generator<Piece[]> {
    if (open.length) yield open;
    open = [];
    words = 0;
  }
  for (let block = from; block < to; block++) {
    const pieces = piecesOf(blocks[block]!.text, block);
    const length = pieces.reduce((sum, piece) => sum + piece.words, 0);
    if (words >= FEWEST_WORDS || words + length > MOST_WORDS) yield* close();
    const goal = length / Math.ceil(length / MOST_WORDS);
    for (const piece of pieces) {
      if (words && words + piece.words > MOST_WORDS) yield* close();
      open.push(piece);
      words += piece.words;
      if (length > MOST_WORDS && words >= goal) yield* close();
    }
  }
  yield* close();
}

/** The sentences of a block; one that is longer than a passage may be is cut between words. */
function piecesOf(text: string, block: number): Piece[] {
  const pieces: Piece[] = [];
  const bounds = sentenceBounds(text);
  for (let i = 0; i < bounds.length; i += 2) {
    const end = bounds[i + 1]!;
    let start = bounds[i]!;
    let words = 1;
    for (let at = start; at < end; at++) {
      if (text.charCodeAt(at) !== 32) continue;
      if (words === MOST_WORDS) {
        pieces.push({ block, start, end: at, words });
        start = at + 1;
        words = 0;
      }
      words++;
    }
    if (start < end) pieces.push({ block, start, end, words });
  }
  return pieces;
}
