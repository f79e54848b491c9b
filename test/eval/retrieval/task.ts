import { join } from 'node:path';
import { readSquad, SQUAD_FILE } from '../qa/squad';
import { fraction } from '../table';
import type { Section, Task } from '../task';
import { cachedEncoder } from '../vectors';
import { type Collection, readCranfield } from './cranfield';
import { mean, ndcg, recall, reciprocalRank } from './measures';
import { INKLING, PEERS, type RankingSystem, withEncoder } from './systems';

/** Figures of `peers-reading.md` for full precision. */
const PUBLISHED = { page: '.680 .873 .923 .786', cranfield: '.509 .455 .773' };
const ALONE = 'MiniLM alone, 32 bits (published)';

/** Rankings of the paragraphs of a page and of the Cranfield abstracts, beside plain BM25 and MiniSearch. */
export const retrieval: Task = {
  name: 'retrieval',
  about: 'paragraphs of a page and abstracts found for a question',
  async *run({ folder, engine, progress }) {
    const encoder = await cachedEncoder(engine);
    const systems = [...PEERS, INKLING, ...(encoder ? withEncoder(encoder) : [])];
    const articles = readSquad(join(folder, SQUAD_FILE));
    if (typeof articles === 'string') yield { skipped: articles };
    else {
      progress('paragraphs');
      const pages = articles.map(({ paragraphs }): Collection => {
        const asked = paragraphs.flatMap(({ questions }, i) =>
          questions.filter(({ answers }) => answers.length).map(({ question }) => ({ question, relevant: new Set([i]) })),
        );
        return {
          texts: paragraphs.map(({ text }) => text),
          questions: asked.map(({ question }) => question),
          relevant: asked.map(({ relevant }) => relevant),
        };
      });
      yield await pageSection(pages, systems);
    }
    const cranfield = readCranfield(join(folder, 'retrieval'));
    if (typeof cranfield === 'string') yield { skipped: cranfield };
    else {
      progress('Cranfield');
      yield await cranfieldSection(cranfield, systems);
    }
    if (!encoder) yield { skipped: 'encoder: rows of MiniLM and of both together (--models DIR)' };
  },
};

/** What a system ranks for every question, in order. */
async function rankingsOf({ texts, questions }: Collection, { open }: RankingSystem): Promise<number[][]> {
  const rank = await open(texts);
  const rankings: number[][] = [];
  for (const question of questions) rankings.push((await rank(question)).map(({ index }) => index));
  return rankings;
}

async function pageSection(pages: readonly Collection[], systems: readonly RankingSystem[]): Promise<Section> {
  const figuresOf = async (system: RankingSystem) => {
    const found: { ranked: number[]; relevant: ReadonlySet<number> }[] = [];
    for (const page of pages)
      (await rankingsOf(page, system)).forEach((ranked, i) => void found.push({ ranked, relevant: page.relevant[i]! }));
    const at = (k: number): number => mean(found.map(({ ranked, relevant }) => recall(ranked, relevant, k)));
    const mrr = mean(found.map(({ ranked, relevant }) => reciprocalRank(ranked, relevant)));
    return { system: system.name, questions: found.length, recall1: at(1), recall3: at(3), recall5: at(5), mrr };
  };
  const figures = await oneByOne(systems, figuresOf);
  return {
    title: `The paragraph of the page that answers (SQuAD v2, ${pages.length} articles, ${figures[0]!.questions} questions)`,
    columns: ['system', 'R@1', 'R@3', 'R@5', 'MRR'],
    rows: [
      ...figures.map(({ system, recall1, recall3, recall5, mrr }) => [
        system,
        ...[recall1, recall3, recall5, mrr].map((value) => fraction(value)),
      ]),
      [ALONE, ...PUBLISHED.page.split(' ')],
    ],
    figures,
  };
}

async function cranfieldSection(collection: Collection, systems: readonly RankingSystem[]): Promise<Section> {
  const { relevant, texts, questions } = collection;
  const figures = await oneByOne(systems, async (system) => {
    const rankings = await rankingsOf(collection, system);
    return {
      system: system.name,
      ndcg10: mean(rankings.map((ranked, i) => ndcg(ranked, relevant[i]!, 10))),
      recall10: mean(rankings.map((ranked, i) => recall(ranked, relevant[i]!, 10))),
      mrr: mean(rankings.map((ranked, i) => reciprocalRank(ranked, relevant[i]!))),
    };
  });
  return {
    title: `Cranfield (${texts.length} abstracts, ${questions.length} questions)`,
    columns: ['system', 'nDCG@10', 'R@10', 'MRR'],
    rows: [
      ...figures.map(({ system, ndcg10, recall10, mrr }) => [system, ...[ndcg10, recall10, mrr].map((value) => fraction(value))]),
      [ALONE, ...PUBLISHED.cranfield.split(' ')],
    ],
    figures,
  };
}

async function oneByOne<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
