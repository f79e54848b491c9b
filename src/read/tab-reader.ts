import type { Offer, Wanted } from '@/rpc/page-jobs';
import { nodeRangesOf } from './anchored';
import type { Place, ReadDocument } from './document';
import { findPlace } from './find-place';
import { PageHighlight } from './highlight';
import { pageSight } from './look-at-page';
import { type Reading, readPage } from './page';
import { untilQuiet } from './quiet';
import { readSelection, selectionOf } from './selected';
import { titleOf } from './title';
import { hasCaptions, readCaptions, seek } from './video';

/** Reads the page it runs in, and marks places of what it read last. */
export class TabReader {
  readonly #page: Document;
  readonly #highlight = new PageHighlight();
  #reading: Reading | undefined;
  /** The page changed since it was read. */
  #isStale = true;
  readonly #watch = new MutationObserver(() => {
    this.#isStale = true;
    this.#watch.disconnect();
  });

  constructor(page: Document) {
    this.#page = page;
  }

  async read(want: Wanted, signal: AbortSignal): Promise<ReadDocument> {
    if (want === 'selection') return this.#keep(readSelection(this.#page, pageSight(this.#page)));
    if (want === 'captions') return readCaptions(this.#page, titleOf(this.#page, null, this.#page.URL), signal);
    const isPage = this.#reading?.document.source === 'page';
    if (this.#isStale || !isPage || this.#reading?.document.url !== this.#page.URL) this.#readPage();
    // An application may still be putting its text there.
    if (!this.#reading!.document.blocks.length) {
      await untilQuiet(this.#page, signal);
      this.#readPage();
    }
    return this.#reading!.document;
  }

  offer(): Offer {
    const selection = selectionOf(this.#page)?.toString() ?? '';
    return { selectedWords: selection.match(/\S+/g)?.length ?? 0, hasCaptions: hasCaptions(this.#page) };
  }

  seek(ms: number): boolean {
    return seek(this.#page, ms);
  }

  /** Marks a place; reads the page again first where it no longer says `text` there. */
  highlight(place: Place, text: string): boolean {
    let found = this.#reading && findPlace(this.#reading.anchors, place, text);
    if (!found) {
      const { anchors } = this.#readPage();
      found = findPlace(anchors, place, text);
    }
    if (!found) return false;
    this.#highlight.show(nodeRangesOf(this.#reading!.anchors[found.block]!, found));
    return true;
  }

  clear(): void {
    this.#highlight.clear();
  }

  #readPage(): Reading {
    const reading = readPage(this.#page, pageSight(this.#page));
    this.#keep(reading);
    return reading;
  }

  #keep(reading: Reading): ReadDocument {
    this.#reading = reading;
    this.#isStale = false;
    this.#watch.disconnect();
    this.#watch.observe(this.#page, { subtree: true, childList: true, characterData: true, attributes: true });
    return reading.document;
  }
}
