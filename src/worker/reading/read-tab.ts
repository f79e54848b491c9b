import type { Place, ReadDocument } from '@/read/document';
import type { Offer, Wanted } from '@/rpc/page-jobs';
import { CannotRead } from './cannot-read';
import { foreignFrames, withFrames } from './frames';
import { askTab, openViewer, type Reached, reach } from './reach';

interface TabOptions {
  signal?: AbortSignal;
}

/** Reads the page in a tab, what is selected in it, or the captions of its video. Throws `CannotRead` with words for a person. */
export async function readTab(
  tabId: number,
  { want = 'page', signal }: TabOptions & { want?: Wanted } = {},
): Promise<ReadDocument> {
  const { tab, kind } = await readable(tabId, signal);
  const read = await askTab(tab, 'read', { want }, signal).catch((reason: unknown) => {
    if (reason instanceof Error && reason.name === 'Unreadable') throw new CannotRead(reason.message);
    throw reason;
  });
  const document = want === 'page' && kind === 'page' ? await withFrames(tab, read, signal) : read;
  if (document.blocks.length === 0) throw new CannotRead(nothingThere(want));
  return document;
}

/** What a tab has beside its page: a selection, captions. */
export async function offerOf(tabId: number, { signal }: TabOptions = {}): Promise<Offer> {
  await reach(tabId);
  return askTab(tabId, 'offer', undefined, signal);
}

/**
 * Scrolls a tab's page to a place and marks it; `text` is what the document says there. False when the page no longer says it. The
 * browser's own PDF viewer cannot be marked, so a PDF is shown in ours.
 */
export async function highlightInTab(tabId: number, place: Place, text: string, { signal }: TabOptions = {}): Promise<boolean> {
  const { kind, url } = await reach(tabId);
  const shownIn = kind === 'pdf' ? await openViewer(url, { isActive: true, ...(signal ? { signal } : {}) }) : tabId;
  if (await askTab(shownIn, 'highlight', { place, text }, signal)) return true;
  if (kind !== 'page') return false;
  for (const { frameId } of await foreignFrames(tabId)) {
    if (await askTab(tabId, 'highlight', { place, text }, signal, frameId)) return true;
  }
  return false;
}

/** Takes the mark away. */
export async function clearTab(tabId: number, { signal }: TabOptions = {}): Promise<void> {
  await reach(tabId);
  await askTab(tabId, 'clear', undefined, signal);
}

/** Plays a tab's video from a time on; false when there is none. */
export async function seekInTab(tabId: number, ms: number, { signal }: TabOptions = {}): Promise<boolean> {
  await reach(tabId);
  return askTab(tabId, 'seek', { ms }, signal);
}

/** The tab to read a tab's document in. A PDF on this computer's disk is read in our viewer: no other page can get at its bytes. */
async function readable(tabId: number, signal: AbortSignal | undefined): Promise<Reached & { tab: number }> {
  const reached = await reach(tabId);
  const isLocal = reached.kind === 'pdf' && reached.url.startsWith('file:');
  if (!isLocal) return { ...reached, tab: tabId };
  return {
    kind: 'viewer',
    url: reached.url,
    tab: await openViewer(reached.url, { isActive: false, ...(signal ? { signal } : {}) }),
  };
}

function nothingThere(want: Wanted): string {
  if (want === 'selection') return 'Nothing is selected on this page. Select some text, then try again.';
  if (want === 'captions')
    return 'This page has no video with captions that can be read. Switch captions on in the player, or open its transcript.';
  return 'There is no text to read on this page. If it is still loading, try again in a moment; text in pictures cannot be read.';
}
