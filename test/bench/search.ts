import { join } from 'node:path';
import MiniSearch from 'minisearch';
import type { ReadDocument } from '@/read/document';
import type { IndexTables } from '@/search/index-tables';
import { indexDocuments } from '@/search/passages';
import { rankPassages } from '@/search/rank';
import { SearchIndex } from '@/search/search-index';
import { readSquad, SQUAD_FILE } from '../eval/qa/squad';
import type { Bench } from './bench';
import { aliveBytes } from './memory';
import { type Speed, speedOf } from './speed';

const SIZES = [1_000, 10_000, 20_000, 100_000];
const BUILDS = 15;
const WARM_UP = 5;
const QUESTIONS = 300;

interface Row {
  words: number;
  system: string;
  build: Speed;
  query: Speed;
  bytes: number;
}

/** Indexing a page and asking it, beside MiniSearch over the same passages. */
export const searchBench: Bench = {
  name: 'search',
  about: 'indexing a page and finding passages, beside MiniSearch',
  async *run({ folder, progress }) {
    const articles = readSquad(join(folder, SQUAD_FILE));
    if (typeof articles === 'string') {
      yield { skipped: articles };
      return;
    }
    const paragraphs = articles.flatMap((article) => article.paragraphs);
    const questions = paragraphs.flatMap((paragraph) => paragraph.questions.map(({ question }) => question));
    const asked = questions.filter((_, i) => i % Math.floor(questions.length / QUESTIONS) === 0);
    const texts = paragraphs.map(({ text }) => text);
    const rows = SIZES.flatMap((words) => {
      progress(`${words} words`);
      const documents = [documentOf(texts, words)];
      return [inkling(documents, words, asked), miniSearch(passagesOf(documents), words, asked)];
    });
    yield {
      title: 'Indexing a page and asking it, ms of processor time',
      columns: ['words', 'system', 'index p50', 'p95', 'query p50', 'p95', 'MB alive'],
      rows: rows.map(({ words, system, build, query, bytes }) => [
        words.toLocaleString('en'),
        system,
        build.processor.p50.toFixed(1),
        build.processor.p95.toFixed(1),
        query.processor.p50.toFixed(3),
        query.processor.p95.toFixed(3),
        (bytes / 1e6).toFixed(1),
      ]),
      notes: [
        `index: ${BUILDS} builds after ${WARM_UP} to warm up, ready to be asked; query: ${asked.length} questions, all passages ranked`,
        'Inkling also indexes sentences and pairs of words, and stems; MiniSearch as it comes',
      ],
      figures: rows,
    };
  },
};

/** So many words of the texts, over again where they are too short; each round is a document part of its own words. */
function documentOf(texts: readonly string[], words: number): ReadDocument {
  const blocks: ReadDocument['blocks'] = [];
  for (let i = 0, count = 0; count < words; i++) {
    const all = texts[i % texts.length]!.split(' ');
    const taken = all.slice(0, words - count);
    count += taken.length;
    blocks.push({ kind: 'paragraph', text: taken.join(' '), section: [] });
  }
  return { source: 'page', title: '', url: '', blocks };
}

function passagesOf(documents: readonly ReadDocument[]): string[] {
  const { passageStarts, sentencePlaces } = indexDocuments(documents);
  return Array.from(passageStarts.subarray(0, -1), (from, i) => {
    const pieces: string[] = [];
    for (let sentence = from; sentence < passageStarts[i + 1]!; sentence++) {
      const [document, block, start, end] = sentencePlaces.subarray(4 * sentence);
      pieces.push(documents[document!]!.blocks[block!]!.text.slice(start, end));
    }
    return pieces.join(' ');
  });
}

function inkling(documents: readonly ReadDocument[], words: number, questions: readonly string[]): Row {
  const build = speedOf(
    Array(BUILDS).fill(documents),
    (all: readonly ReadDocument[]) => new SearchIndex(indexDocuments(all)),
    WARM_UP,
  );
  const before = aliveBytes();
  const index = new SearchIndex(structuredClone<IndexTables>(indexDocuments(documents)));
  const bytes = aliveBytes() - before;
  const query = speedOf(questions, (question) => rankPassages(index, question), questions.length);
  return { words, system: 'Inkling', build, query, bytes };
}

function miniSearch(passages: readonly string[], words: number, questions: readonly string[]): Row {
  const open = (): MiniSearch => {
    const search = new MiniSearch({ fields: ['text'] });
    search.addAll(passages.map((text, id) => ({ id, text })));
    return search;
  };
  const build = speedOf(Array(BUILDS).fill(undefined), open, WARM_UP);
  const before = aliveBytes();
  const search = open();
  const bytes = aliveBytes() - before;
  const query = speedOf(questions, (question) => search.search(question), questions.length);
  return { words, system: 'MiniSearch 7', build, query, bytes };
}
