import { join } from 'node:path';
import { ask } from '@/answer/ask';
import { askReader } from '@/answer/ask-reader';
import type { ReadPassages } from '@/answer/reader';
import { nodeRuntime } from '@/engine/node-models';
import { openReader } from '@/engine/reader';
import { runtimeOn } from '@/models/runtime';
import { webRuntime } from '@/models/web-runtime';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { readSquad, SQUAD_FILE } from '../eval/qa/squad';
import type { Bench } from './bench';
import { percentile } from './percentile';

const FOLDER = 'public/models';
const QUESTIONS = 24;
const WARM_UP = 4;

/** What an answer costs by the rules, and with the built-in reader on each runtime. */
export const readerBench: Bench = {
  name: 'reader',
  about: 'answering a question about a page: rules, and the built-in reader natively and on wasm',
  async *run({ folder, progress }) {
    const articles = readSquad(join(folder, SQUAD_FILE));
    if (typeof articles === 'string') {
      yield { skipped: articles };
      return;
    }
    const { title, paragraphs } = articles[0]!;
    const blocks = paragraphs.map(({ text }) => ({ kind: 'paragraph' as const, text, section: [] }));
    const documents: ReadDocument[] = [{ source: 'file', title, url: '', blocks }];
    const index = new SearchIndex(indexDocuments(documents));
    const questions = paragraphs
      .flatMap((paragraph) => paragraph.questions.map(({ question }) => question))
      .filter((_, i, all) => i % Math.floor(all.length / QUESTIONS) === 0);
    const rows: { system: string; times: number[] }[] = [];
    const measure = async (system: string, answer: (question: string) => unknown): Promise<void> => {
      progress(system);
      const times: number[] = [];
      for (const question of [...questions.slice(0, WARM_UP), ...questions]) {
        const { user, system: kernel } = process.cpuUsage();
        await answer(question);
        const after = process.cpuUsage();
        times.push((after.user + after.system - user - kernel) / 1000);
      }
      rows.push({ system, times: times.slice(WARM_UP) });
    };
    await measure('rules', (question) => ask({ question, documents, index }));
    const withReader = (system: string, read: ReadPassages) =>
      measure(system, (question) => askReader({ question, documents, index }, read));
    await withReader('reader, native', await openReader(FOLDER, { runtime: nodeRuntime(1) }));
    await withReader('reader, wasm', await openReader(FOLDER, { runtime: runtimeOn(webRuntime(), 'wasm') }));
    yield {
      title: `An answer from a page of ${index.passages} passages, ms of processor time, one thread`,
      columns: ['system', 'p50', 'p95'],
      rows: rows.map(({ system, times }) => [system, percentile(times, 0.5).toFixed(1), percentile(times, 0.95).toFixed(1)]),
      figures: rows,
    };
  },
};
