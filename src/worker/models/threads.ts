import { browser } from 'wxt/browser';
import { ThreadClient } from '@/models/thread/client';

const PAGE = 'models.html';

/** The clients of a service worker, as far as they are used. */
interface WorkerScope {
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<PageClient[]>;
  };
}

interface PageClient {
  url: string;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/**
 * Threads for models. A step of a model holds its thread for tens or hundreds of milliseconds, and the service worker must answer
 * keys meanwhile; and what a thread has taken of memory is given back only when it ends. They live in a page that is never seen,
 * which is there as long as a thread is.
 */
export class Threads {
  readonly #open = new Set<ThreadClient>();
  /** Opening and closing wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  /** Starts a thread, which takes one graph. */
  open(): Promise<ThreadClient> {
    const opened = this.#last.then(async () => {
      // Where the page was closed, not every thread in it has been told yet.
      const page = (this.#open.size > 0 ? await findPage() : undefined) ?? (await openPage());
      const { port1, port2 } = new MessageChannel();
      const lock = `thread ${crypto.randomUUID()}`;
      const client = new ThreadClient(port1, () => navigator.locks.request(lock, async () => {}));
      page.postMessage(lock, [port2]);
      this.#open.add(client);
      void client.ended.then(() => this.#closed(client));
      return client;
    });
    this.#last = opened.catch(() => {});
    return opened;
  }

  #closed(client: ThreadClient): void {
    this.#last = this.#last.then(async () => {
      this.#open.delete(client);
      if (this.#open.size === 0) await closePage();
    });
  }
}

async function openPage(): Promise<PageClient> {
  await closePage(); // One that a service worker before this one left behind.
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification: 'Runs language models in threads of their own, so that typing does not wait for them.',
  });
  const page = await findPage();
  if (!page) throw new Error(`models: ${PAGE} was opened and is not there`);
  return page;
}

async function closePage(): Promise<void> {
  await browser.offscreen.closeDocument().catch(() => {}); // There may be none.
}

async function findPage(): Promise<PageClient | undefined> {
  const { clients } = globalThis as unknown as WorkerScope;
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.find(({ url }) => url === browser.runtime.getURL(`/${PAGE}`));
}
