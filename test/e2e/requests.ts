import type { BrowserContext } from 'playwright-core';

/** Addresses that are answered inside the browser, or from the disk. */
const INSIDE = /^(chrome-extension|chrome|about|data|blob|file):/;

/** What a browser asked for since it is watched. */
export interface Requests {
  /** Addresses on this machine. */
  staying: string[];
  /** Addresses on any other. There must be none. */
  leaving: string[];
}

/** Notes every request of all pages, frames and the background worker. */
export function watchRequests(browser: BrowserContext): Requests {
  const requests: Requests = { staying: [], leaving: [] };
  const note = (url: string): void => {
    const isHere = INSIDE.test(url) || new URL(url).hostname === '127.0.0.1';
    (isHere ? requests.staying : requests.leaving).push(url);
  };
  browser.on('request', (request) => note(request.url()));
  browser.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
  return requests;
}
