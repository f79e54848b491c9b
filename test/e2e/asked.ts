import type { Page, Worker } from 'playwright-core';
import type { WorkerJobs } from '@/rpc/jobs';
import type { PageJobs } from '@/rpc/page-jobs';

interface Port {
  onMessage: { addListener(listener: (message: { kind: string; output?: unknown; error?: { message: string } }) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

/** What is used of the browser's own interface. */
interface Chrome {
  tabs: {
    query(query: object): Promise<{ id?: number; url?: string }[]>;
    connect(tabId: number, options: { name: string; frameId: number }): Port;
  };
  scripting: { executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown> };
}

/** Asks the reader in a page's tab as the worker does: puts the script in, connects, runs one job. */
export function ask<Name extends keyof PageJobs>(
  worker: Worker,
  page: Page,
  name: Name,
  input: PageJobs[Name]['input'],
): Promise<PageJobs[Name]['output']> {
  return worker.evaluate(
    async ({ url, job, given }) => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      if (!tab?.id) throw new Error(`no tab with ${url}`);
      await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/reader.js'] });
      const port = chrome.tabs.connect(tab.id, { name: 'page', frameId: 0 });
      return new Promise<unknown>((resolve, reject) => {
        port.onMessage.addListener((reply) => {
          if (reply.kind === 'done') resolve(reply.output);
          if (reply.kind === 'fail') reject(new Error(reply.error?.message));
          if (reply.kind !== 'beat') port.disconnect();
        });
        port.onDisconnect.addListener(() => reject(new Error('the tab went away')));
        port.postMessage({ kind: 'start', id: 1, name: job, input: given });
      });
    },
    { url: page.url(), job: name as string, given: input },
  ) as Promise<PageJobs[Name]['output']>;
}

/** The text that is marked in a page and its frames, in order. */
export async function markedText(page: Page): Promise<string> {
  const parts = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() => [...(CSS.highlights.get('inkling-place') ?? [])].map((range) => range.toString()).join('')),
      ),
  );
  return parts.join('').replace(/\s+/g, ' ');
}

/** Asks the worker from a page of the extension, as the panel does. Rejects with the message of a job that fails. */
export function askWorker<Name extends keyof WorkerJobs>(
  panel: Page,
  name: Name,
  input: WorkerJobs[Name]['input'],
): Promise<WorkerJobs[Name]['output']> {
  return panel.evaluate(`new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'worker' });
    port.onMessage.addListener((reply) => {
      if (reply.kind === 'done') resolve(reply.output);
      if (reply.kind === 'fail') reject(new Error(reply.error.message));
      if (reply.kind === 'done' || reply.kind === 'fail') port.disconnect();
    });
    port.postMessage({ kind: 'start', id: 1, name: ${JSON.stringify(name)}, input: ${JSON.stringify(input)} });
  })`) as Promise<WorkerJobs[Name]['output']>;
}
