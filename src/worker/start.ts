import { browser } from 'wxt/browser';
import { OpfsShelf } from '@/models/opfs-shelf';
import { WORKER_PORT } from '@/rpc/connect';
import type { SiteJobs, WritingJobs } from '@/rpc/jobs';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { createHandlers } from './handlers';
import { answerMenus } from './menus';
import { modelHandlers } from './models/handlers';
import { NeuralCompleter } from './models/neural-completer';
import { PassageEncoder } from './models/passage-encoder';
import { PassageReader } from './models/passage-reader';
import { ModelService } from './models/service';
import { Writer } from './models/writer';
import { readingHandlers, resumeReading } from './reading/handlers';
import { answerShortcut } from './shortcut';
import { siteHandlers } from './site-handlers';
import { loadPacked, loadTable } from './tables';

/**
 * Answers each connection from our own pages and content scripts, and the keys of the manifest, and takes up what a stopped
 * worker left behind. Must run synchronously when the worker starts.
 */
export function startWorker(): void {
  const models = new ModelService(new OpfsShelf(), loadPacked);
  const neural = new NeuralCompleter(models.host);
  const encoder = new PassageEncoder(models.host);
  const reader = new PassageReader(models.host);
  const writer = new Writer(models.host);
  const forAnswers = { encoder, reader, generator: neural, writer };
  const forContent = createHandlers(loadTable, neural);
  const forPages = { ...forContent, ...readingHandlers(forAnswers), ...modelHandlers(models) };
  const ownPages = browser.runtime.getURL('/');
  answerMenus();
  answerShortcut();
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== WORKER_PORT || port.sender?.id !== browser.runtime.id) return;
    const { url, tab } = port.sender;
    const handlers = url?.startsWith(ownPages) ? forPages : forContent;
    serve<WritingJobs & SiteJobs>(port as Wire, { ...handlers, ...siteHandlers(tab?.url) });
  });
  resumeReading(forAnswers);
  models.start();
  neural.start();
  encoder.start();
  writer.start();
  // So that the worker starts with the browser, and goes on with a download.
  browser.runtime.onStartup.addListener(() => {});
}
