import { answerFromText, rankTexts } from './answer';
import { checkText } from './check';
import type { Engine } from './engine';
import { Fields, shown } from './fields';
import { readHtml } from './read-html';
import { summarizeText, writeText } from './summarize';

/** One kind of request line: reads its fields, asks the engine, gives the answer line's fields. */
type LineJob = (engine: Engine, fields: Fields) => Promise<object>;

/** Reading is kept apart from running, so that `ms` is the time in the engine alone. */
function lineJob<Input>(
  read: (fields: Fields) => Input,
  run: (engine: Engine, input: Input) => object | Promise<object>,
): LineJob {
  return async (engine, fields) => {
    const input = read(fields);
    const start = performance.now();
    const output = await run(engine, input);
    return { ...output, ms: Math.round((performance.now() - start) * 1000) / 1000 };
  };
}

/** Every job a line may name. A new one is a new entry. */
export const lineJobs: Record<string, LineJob> = {
  complete: lineJob(
    (fields) => {
      const learned = fields.optionalString('learned');
      return {
        before: fields.string('before'),
        after: fields.optionalString('after') ?? '',
        isQuick: fields.flag('quick'),
        ...(learned === undefined ? {} : { learned }),
      };
    },
    async (engine, { isQuick, ...input }) => {
      // As in the browser: a language model once it is loaded, what answers at once until then.
      const neural = isQuick ? undefined : ((await engine.neural?.()) ?? (await engine.decoder?.()));
      return neural ? { ...(await neural.complete(input)), engine: neural.name } : engine.complete(input);
    },
  ),
  score: lineJob(
    (fields) => ({ text: fields.string('text') }),
    (engine, input) => engine.score(input),
  ),
  check: lineJob(
    (fields) => ({ text: fields.string('text'), closer: fields.flag('closer') }),
    (engine, { text, closer }) => checkText(engine, text, closer),
  ),
  'correct-word': lineJob(
    (fields) => ({ word: fields.string('word') }),
    (engine, input) => engine.correctWord(input),
  ),
  read: lineJob(
    (fields) => ({ html: fields.string('html'), url: fields.optionalString('url') ?? 'about:blank' }),
    (_engine, { html, url }) => {
      const { title, blocks } = readHtml(html, url).document;
      return { title, blocks: blocks.map(({ kind, text, section }) => ({ kind, text, section })) };
    },
  ),
  summarize: lineJob(
    (fields) => {
      if (fields.has('text') === fields.has('html')) throw new Error('either field "text" or field "html" is needed');
      const sentences = fields.optionalCount('sentences');
      return {
        text: fields.optionalString('text'),
        html: fields.optionalString('html'),
        url: fields.optionalString('url') ?? 'about:blank',
        title: fields.optionalString('title'),
        length: fields.oneOf('length', ['medium', 'short', 'long']),
        style: fields.oneOf('style', ['points', 'paragraph', 'headline']),
        ...(sentences === undefined ? {} : { sentences }),
        isWritten: fields.flag('written'),
      };
    },
    async (engine, { isWritten, ...input }) => {
      const neural = isWritten ? await engine.neural?.() : undefined;
      return neural ? { ...(await writeText(input, neural.writePoints)), engine: neural.name } : summarizeText(input);
    },
  ),
  rank: lineJob(
    (fields) => ({ question: fields.string('question'), passages: fields.strings('passages') }),
    async (engine, { question, passages }) => rankTexts(question, passages, await engine.encoder?.()),
  ),
  answer: lineJob(
    (fields) => ({
      question: fields.string('question'),
      text: fields.string('text'),
      title: fields.optionalString('title') ?? '',
    }),
    async (engine, { question, text, title }) =>
      answerFromText(question, text, { title, encoder: await engine.encoder?.(), reader: await engine.reader?.() }),
  ),
};

/** The job and fields of a request line; throws on a line that names no job. */
export function readLine(line: string): { job: LineJob; fields: Fields } {
  const fields = Fields.of(line);
  const known = `known jobs: ${Object.keys(lineJobs).join(', ')}`;
  if (!fields.has('job')) throw new Error(`field "job" is missing (${known})`);
  const name = fields.string('job');
  const job = Object.hasOwn(lineJobs, name) ? lineJobs[name] : undefined;
  if (!job) throw new Error(`unknown job ${shown(name)} (${known})`);
  return { job, fields };
}
