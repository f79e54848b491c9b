import { join } from 'node:path';
import { PEERS } from '../retrieval/systems';
import { fraction } from '../table';
import type { Section, Task } from '../task';
import { cachedEncoder } from '../vectors';
import { likelySection } from './likely';
import { type AnswerScore, type OffPageScore, scorePages, scoreParagraphs } from './score';
import { everyNth, questionsIn, readSquad, SQUAD_FILE, type SquadArticle } from './squad';
import { type AnsweringSystem, INKLING_ANSWERS, inklingAnswers, sentenceOf } from './systems';

interface Row {
  system: string;
  refuses: boolean;
  paragraph: AnswerScore;
  page: AnswerScore;
  off: OffPageScore;
}

/** Rows of `peers-reading.md` for systems that are not run here. */
const PUBLISHED = {
  paragraph: [
    ['rules by hand (published)', '.857', '.966', '28.4', '36.8'],
    ['rules, MiniLM sentence (published)', '.855', '.967', '28.3', '36.7'],
    ['SmolLM2-135M, 300 questions (published)', '-', '-', '15.7', '26.0'],
  ],
  page: [
    ['rules by hand (published)', '.730', '.864', '25.3', '32.5'],
    ['rules, MiniLM sentence (published)', '.768', '.906', '26.1', '34.0'],
  ],
  off: [
    ['coverage (published)', '.982', '.936'],
    ['coverage and MiniLM (published)', '.997', '.982'],
  ],
};

/** SQuAD v2: short answers and their sentences, from the paragraph and from the whole page, and questions that are not answered there. */
export const questionAnswering: Task = {
  name: 'qa',
  about: 'answers to questions, and refusals',
  async *run({ folder, engine, rows, progress }) {
    const articles = readSquad(join(folder, SQUAD_FILE));
    if (typeof articles === 'string') {
      yield { skipped: articles };
      return;
    }
    const reader = await engine.reader?.();
    const encoder = await cachedEncoder(engine);
    const rules = [INKLING_ANSWERS, ...(encoder ? [inklingAnswers(`Inkling, rules + ${encoder.id}`, { encoder })] : [])];
    const systems = [...PEERS.map(sentenceOf), ...rules];
    if (encoder) await encoder.embed(articles.flatMap(textsOf)); // All together is quicker.
    yield* sectionsOf(await measure(articles, systems, progress), 'SQuAD v2');
    if (!encoder) yield { skipped: 'encoder: the row with MiniLM (--models DIR)' };
    if (!reader) return;
    const readers = [
      inklingAnswers('Inkling, rules + reader', { reader }),
      ...(encoder ? [inklingAnswers(`Inkling, rules + reader + ${encoder.id}`, { reader, encoder })] : []),
    ];
    const step = Math.max(1, Math.ceil(questionsIn(articles) / (rows ?? READ_QUESTIONS)));
    const some = everyNth(articles, step);
    const of = step === 1 ? 'SQuAD v2' : `SQuAD v2, one question in ${step}`;
    yield* sectionsOf(await measure(some, [...rules, ...readers], progress), of);
  },
};

/** The short answers again where a language model weighs the words: some questions only, and a task of its own, since each takes seconds. */
export const likelyAnswering: Task = {
  name: 'likely',
  about: 'answers from paragraphs with a language model',
  async *run({ folder, engine, rows, progress }) {
    const articles = readSquad(join(folder, SQUAD_FILE));
    const neural = await engine.neural?.();
    if (typeof articles === 'string') yield { skipped: articles };
    else if (!neural) yield { skipped: 'language model: the words that it finds likely (--models DIR)' };
    else yield await likelySection(articles, { neural, reader: await engine.reader?.(), rows, progress });
  },
};

/** Questions that a reader is asked by default; all of them take it half an hour. */
const READ_QUESTIONS = 800;

async function measure(
  articles: SquadArticle[],
  systems: readonly AnsweringSystem[],
  progress: (text: string) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const system of systems) {
    progress(system.name);
    const { own, off } = await scorePages(articles, system);
    const paragraph = await scoreParagraphs(articles, system);
    rows.push({ system: system.name, refuses: system.refuses, paragraph, page: own, off });
  }
  return rows;
}

function* sectionsOf(rows: readonly Row[], of: string): Generator<Section> {
  const isAll = of === 'SQuAD v2';
  yield answerSection(`From the gold paragraph (${of}`, rows, ({ paragraph }) => paragraph, isAll ? PUBLISHED.paragraph : []);
  yield answerSection(`From the whole page (${of}`, rows, ({ page }) => page, isAll ? PUBLISHED.page : []);
  yield offPageSection(rows, isAll ? PUBLISHED.off : []);
}

function textsOf({ paragraphs }: SquadArticle): string[] {
  return paragraphs.flatMap(({ questions }) => questions.map(({ question }) => question));
}

function percent(value: number): string {
  return (100 * value).toFixed(1);
}

function answerSection(title: string, rows: readonly Row[], of: (row: Row) => AnswerScore, published: string[][]): Section {
  return {
    title: `${title}, ${of(rows[0]!).answerable} answerable questions)`,
    columns: ['system', 'sentence', 'in 3', 'EM', 'F1', 'refused %', 'v2 EM', 'v2 F1', 'adversarial AUROC'],
    rows: [
      ...rows.map((row) => {
        const score = of(row);
        return [
          row.system,
          fraction(score.sentence1),
          fraction(score.sentence3),
          percent(score.exact),
          percent(score.f1),
          percent(score.refused),
          percent(score.exactOfAll),
          percent(score.f1OfAll),
          fraction(score.adversarial),
        ];
      }),
      ...published,
    ],
    notes: ['a refused question scores 0; v2: all questions, of which half have no answer; always refusing: 52.1'],
    figures: rows.map((row) => ({ system: row.system, ...of(row) })),
  };
}

function offPageSection(rows: readonly Row[], published: string[][]): Section {
  return {
    title: `Questions that belong to another page (${rows[0]!.off.questions} on and as many off the page)`,
    columns: ['system', 'AUROC', 'right %', 'on-page refused %', 'off-page refused %'],
    rows: [
      ...rows.map(({ system, refuses, off }) => [
        system,
        fraction(off.auroc),
        ...(refuses ? [off.accuracy, off.onPageRefused, off.offPageRefused].map(percent) : ['-', '-', '-']),
      ]),
      ...published,
    ],
    notes: ["at the system's own threshold; AUROC of the confidence that it gives"],
    figures: rows.map(({ system, off }) => ({ system, ...off })),
  };
}
