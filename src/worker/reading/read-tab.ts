import { browser } from 'wxt/browser';
import type { Place, ReadDocument } from '@/read/document';
import { Client } from '@/rpc/client';
import { type Offer, PAGE_PORT, type PageJobs, type Wanted } from '@/rpc/page-jobs';
import type { Wire } from '@/rpc/wire';
import { CannotRead, whyUnreadable } from './cannot-read';

const SCRIPT = '/reader.js';

interface TabOptions {
  signal?: AbortSignal;
}

/** Reads the page in a tab, what is selected in it, or the captions of its video. Throws `CannotRead` with words for a person. */
export async function readTab(
  tabId: number,
  { want = 'page', signal }: TabOptions & { want?: Wanted } = {},
): Promise<ReadDocument> {
  const document = await ask(tabId, 'read', { want }, signal);
  if (document.blocks.length === 0) throw new CannotRead(nothingThere(want));
  return document;
}

/** What a tab has beside its page: a selection, captions. */
export function offerOf(tabId: number, { signal }: TabOptions = {}): Promise<Offer> {
  return ask(tabId, 'offer', undefined, signal);
}

/** Scrolls a tab's page to a place and marks it; `text` is what the document says there. False when the page no longer says it. */
export function highlightInTab(tabId: number, place: Place, text: string, { signal }: TabOptions = {}): Promise<boolean> {
  return ask(tabId, 'highlight', { place, text }, signal);
}

/** Takes the mark away. */
export function clearTab(tabId: number, { signal }: TabOptions = {}): Promise<void> {
  return ask(tabId, 'clear', undefined, signal);
}

/** Plays a tab's video from a time on; false when there is none. */
export function seekInTab(tabId: number, ms: number, { signal }: TabOptions = {}): Promise<boolean> {
  return ask(tabId, 'seek', { ms }, signal);
}

async function ask<Name extends keyof PageJobs>(
  tabId: number,
  name: Name,
  input: PageJobs[Name]['input'],
  signal: AbortSignal | undefined,
): Promise<PageJobs[Name]['output']> {
  await inject(tabId);
  signal?.throwIfAborted();
  const port = browser.tabs.connect(tabId, { name: PAGE_PORT, frameId: 0 });
  try {
    return await new Client<PageJobs>(() => port as Wire).run(name, input, signal ? { signal } : {});
  } finally {
    port.disconnect();
  }
}

/** Puts the reader into a tab; it stays there until the page goes, and putting it in again changes nothing. */
async function inject(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId);
  const url = tab.url ?? '';
  const why = whyUnreadable(url);
  if (why && !url.startsWith('file:')) throw new CannotRead(why);
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] });
  } catch (reason) {
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new CannotRead(why ?? `The browser does not let this page be read (${message}). Open another page, then try again.`);
  }
}

function nothingThere(want: Wanted): string {
  if (want === 'selection') return 'Nothing is selected on this page. Select some text, then try again.';
  if (want === 'captions')
    return 'This page has no video with captions that can be read. Switch captions on in the player, or open its transcript.';
  return 'There is no text to read on this page. If it is still loading, try again in a moment; text in pictures cannot be read.';
}
