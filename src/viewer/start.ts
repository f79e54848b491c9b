import { browser } from 'wxt/browser';
import { PageHighlight } from '@/read/highlight';
import { selectionOf } from '@/read/selected';
import { Unreadable } from '@/read/unreadable';
import { PAGE_PORT, type PageJobs } from '@/rpc/page-jobs';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { Bar } from './bar';
import { showNotice } from './notice';
import { openPdfIn } from './open-pdf';
import { openTextIn } from './open-text';
import type { Opened } from './opened';
import { type Source, sourceOfAddress, sourceOfFile } from './source';
import './viewer.css';

const WELCOME = 'Drop a PDF or a text file here, or choose one with Open a file. It stays on this computer.';

/** Shows the document that the address names, or the one that is dropped, and serves the worker's questions about it. */
export function startViewer(barElement: HTMLElement, stage: HTMLElement): void {
  const highlight = new PageHighlight({ isOverPicture: true });
  let closing = new AbortController();
  let opened: Promise<Opened> = Promise.reject(new Unreadable('Nothing is open in this viewer. Drop a PDF on it.'));
  opened.catch(() => {});

  const show = (source: Source): void => {
    closing.abort();
    closing = new AbortController();
    highlight.clear();
    bar.showName(source.name);
    opened = open(source, closing.signal);
    opened.catch(() => {}); // Told in the page, and to whoever asks.
  };
  const open = async (source: Source, signal: AbortSignal): Promise<Opened> => {
    try {
      showNotice(stage, 'Opening', source.name);
      const bytes = await source.bytes(signal);
      return await (isPdf(bytes) || /\.pdf$/i.test(source.name)
        ? await openPdfIn(stage, bar, bytes, source, signal)
        : openTextIn(stage, bytes, source));
    } catch (reason) {
      if (signal.aborted) throw reason;
      // A scanned PDF is shown, though it cannot be read.
      if (!stage.querySelector('.page'))
        showNotice(stage, 'This file cannot be shown', (reason as Error).message, { isError: true });
      throw reason;
    }
  };
  const bar = new Bar(barElement, (file) => showFile(file));
  const showFile = (file: File): void => {
    const source = sourceOfFile(file);
    history.replaceState(null, '', source.url);
    show(source);
  };
  listenForDrops(showFile);
  serveJobs();
  const first = sourceOfAddress(location.href);
  if (first) show(first);
  else {
    bar.showName('');
    showNotice(stage, 'Nothing is open', WELCOME);
  }

  function serveJobs(): void {
    browser.runtime.onConnect.addListener((port) => {
      if (port.name !== PAGE_PORT) return;
      serve<PageJobs>(port as Wire, {
        read: async ({ want }) => {
          const { document: read, selected } = await opened;
          const selection = selectionOf(document);
          if (want === 'selection') return selection ? selected(selection) : { ...read, source: 'selection', blocks: [] };
          return want === 'page' ? read : { ...read, source: 'captions', blocks: [] };
        },
        offer: async () => ({ selectedWords: selectionOf(document)?.toString().match(/\S+/g)?.length ?? 0, hasCaptions: false }),
        highlight: async ({ place, text }) => {
          const found = await (await opened).locate(place, text);
          highlight.show(found);
          return found.length > 0;
        },
        clear: async () => highlight.clear(),
        seek: async () => false,
        bytes: async () => {
          throw new Unreadable('This viewer hands no file on.');
        },
      });
    });
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

function listenForDrops(onFile: (file: File) => void): void {
  addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('over');
  });
  addEventListener('dragleave', () => document.body.classList.remove('over'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('over');
    const [file] = event.dataTransfer?.files ?? [];
    if (file) onFile(file);
  });
}
