import type { AnchoredBlock } from './anchored';
import type { Sight } from './appearance';
import { blocksOf } from './blocks';
import type { Reading } from './page';
import { see } from './seen';
import { titleOf } from './title';

/** Reads what is selected of a page, wherever it stands in it. No blocks where nothing is selected that can be seen. */
export function readSelection(page: Document, sight: Sight, url = page.URL): Reading {
  const selection = selectionOf(page);
  const seen = selection && page.body && see(page.body, sight.look);
  const anchors =
    selection && seen
      ? cutTo(
          selection,
          blocksOf(seen, () => true),
        )
      : [];
  return {
    document: { source: 'selection', title: titleOf(page, seen ?? null, url), url, blocks: anchors.map(({ block }) => block) },
    anchors,
  };
}

/** What is selected in a page or in a frame of it that the page may look into. */
export function selectionOf(page: Document): Range | undefined {
  const selection = page.getSelection();
  if (selection && selection.rangeCount > 0 && !selection.isCollapsed) return selection.getRangeAt(0);
  for (const frame of page.querySelectorAll('iframe')) {
    try {
      const inner = frame.contentDocument && selectionOf(frame.contentDocument);
      if (inner) return inner;
    } catch {} // Of another origin.
  }
  return undefined;
}

/** The selected part of each block, anchored as before. */
export function cutTo(selection: Range, anchors: readonly AnchoredBlock[]): AnchoredBlock[] {
  return anchors.flatMap((anchored) => {
    let start = -1;
    let end = 0;
    for (const run of anchored.runs) {
      if (!selection.intersectsNode(run.node)) continue;
      const from = Math.max(run.offset, run.node === selection.startContainer ? selection.startOffset : 0);
      const to = Math.min(run.offset + run.length, run.node === selection.endContainer ? selection.endOffset : Infinity);
      if (from >= to) continue;
      if (start < 0) start = run.at + from - run.offset;
      end = run.at + to - run.offset;
    }
    const cut = start < 0 ? undefined : slice(anchored, start, end);
    return cut?.block.text ? [cut] : [];
  });
}

function slice({ block, runs }: AnchoredBlock, start: number, end: number): AnchoredBlock {
  const selected = block.text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  const text = selected.trim();
  const cut = runs.flatMap((run) => {
    const first = Math.max(run.at, from);
    const last = Math.min(run.at + run.length, from + text.length);
    return first < last ? [{ ...run, at: first - from, length: last - first, offset: run.offset + first - run.at }] : [];
  });
  return { block: { ...block, text }, runs: cut };
}
