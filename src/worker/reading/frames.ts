import { browser } from 'wxt/browser';
import type { ReadDocument } from '@/read/document';
import { askTab } from './reach';

/** Smaller frames are advertisements, players and buttons. */
const SMALLEST = { width: 480, height: 300 };
const FEWEST_WORDS = 40;

interface Frame {
  frameId: number;
}

/**
 * The large frames of a tab that the page around them may not look into, with the reader put into them. Frames that it may look into
 * are read with it.
 */
export async function foreignFrames(tabId: number): Promise<Frame[]> {
  const found = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    args: [SMALLEST],
    func: ({ width, height }: typeof SMALLEST) => {
      if (innerWidth < width || innerHeight < height) return false;
      try {
        return !window.parent.document;
      } catch {
        return true;
      }
    },
  });
  const frameIds = found.filter(({ frameId, result }) => frameId !== 0 && result === true).map(({ frameId }) => frameId);
  if (frameIds.length) await browser.scripting.executeScript({ target: { tabId, frameIds }, files: ['/reader.js'] });
  return frameIds.map((frameId) => ({ frameId }));
}

/** A page with the text of its foreign frames after its own. */
export async function withFrames(tabId: number, page: ReadDocument, signal: AbortSignal | undefined): Promise<ReadDocument> {
  const blocks = [...page.blocks];
  for (const { frameId } of await foreignFrames(tabId)) {
    const frame = await askTab(tabId, 'read', { want: 'page' }, signal, frameId);
    const words = frame.blocks.reduce((sum, { text }) => sum + text.split(' ').length, 0);
    if (words >= FEWEST_WORDS) blocks.push(...frame.blocks);
  }
  return blocks.length === page.blocks.length ? page : { ...page, blocks };
}
