import type { Block, Place } from './document';

/** A stretch of a block's text that stands in one text node (or another `Source`), character for character. */
export interface Run<Source = Text> {
  /** Where it starts in the block's text. */
  at: number;
  length: number;
  node: Source;
  /** Where it starts in the node's data. */
  offset: number;
}

/** A block, and where each of its characters stands in the page. Characters in no run are spaces that the page only shows. */
export interface AnchoredBlock<Source = Text> {
  block: Block;
  runs: Run<Source>[];
}

/** A stretch of one text node. */
export interface NodeRange<Source = Text> {
  node: Source;
  start: number;
  end: number;
}

/** The stretches of text nodes that a place covers, in order, one for each node. */
export function nodeRangesOf<Source = Text>(
  { runs }: AnchoredBlock<Source>,
  { start, end }: Pick<Place, 'start' | 'end'>,
): NodeRange<Source>[] {
  const ranges: NodeRange<Source>[] = [];
  for (const run of runs) {
    const from = Math.max(start, run.at);
    const to = Math.min(end, run.at + run.length);
    if (from >= to) continue;
    const last = ranges.at(-1);
    const found = { node: run.node, start: run.offset + from - run.at, end: run.offset + to - run.at };
    // White space that the page collapses lies between the runs of one node, and is covered with them.
    if (last?.node === run.node && last.end <= found.start) last.end = found.end;
    else ranges.push(found);
  }
  return ranges;
}

/** Whether the page still says at a place what the block says. */
export function stillSays(anchored: AnchoredBlock, place: Pick<Place, 'start' | 'end'>): boolean {
  const { block, runs } = anchored;
  return runs.every(({ at, length, node, offset }) => {
    const from = Math.max(place.start, at);
    const to = Math.min(place.end, at + length);
    if (from >= to) return true;
    const said = node.data.slice(offset + from - at, offset + to - at);
    return node.isConnected && spaced(said) === block.text.slice(from, to);
  });
}

function spaced(text: string): string {
  return text.includes('\n') || /\s/.test(text) ? text.replace(/\s/g, ' ') : text;
}
