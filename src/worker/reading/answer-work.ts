import type { Answer } from '@/answer/answer';
import { ask as answerFrom } from '@/answer/ask';
import { askReader } from '@/answer/ask-reader';
import { bareQuestion } from '@/answer/question';
import { standalone } from '@/answer/standalone';
import { asksForSummary } from '@/answer/summary-asked';
import type { IndexStep } from '@/search/passages';
import { pageKey, type Turn } from '@/store/conversation';
import { type ConversationPage, deleteConversations, putTurn, readConversation, runningTurns } from '@/store/conversations';
import { BUILT_IN } from '@/worker/completer';
import type { NeuralCompleter } from '@/worker/models/neural-completer';
import type { PassageReader } from '@/worker/models/passage-reader';
import { requireDocument } from './documents';
import { indexOf } from './index-of';
import { type MeaningEncoder, meaningFor } from './meaning';
import { pause } from './pause';
import { summedUp } from './summed-up';
import { iconOf } from './tabs';
import { type Work, Works } from './works';
import { type Writing, writeBeside } from './written';

/** Questions before that may say what "he" or "it" is in this one. */
const EARLIER = 3;
const MOST_ATTEMPTS = 3;

export const turns = new Works<Turn>();

/** What finds by meaning, what reads for the words that answer, and what writes, where there are such. */
export interface AnswerModels {
  encoder?: MeaningEncoder;
  reader?: Pick<PassageReader, 'name' | 'read'>;
  /** Has a say in the words that answer, while it is in memory. */
  generator?: Pick<NeuralCompleter, 'name' | 'likelyAnswers'>;
  writer?: Writing;
}

interface Job {
  signal: AbortSignal;
  emit: (turn: Turn) => void;
}

/** The turns of the same conversation that were asked before, oldest first. */
async function earlierThan({ id, askedMs }: Turn, url: string): Promise<Turn[]> {
  const conversation = await readConversation(url).catch(() => undefined);
  const before = conversation?.turns.filter((turn) => turn.id !== id && turn.askedMs <= askedMs) ?? [];
  return before.slice(-EARLIER);
}

/** Answers with what stands in the documents, and then writes beside it where a model is there that can. */
function workOn(turn: Turn, url: string, { writer, ...models }: AnswerModels): Work<Turn> {
  const find = findingOn(turn, url, models);
  return async (update, signal) => {
    const found = await find(update, signal);
    const { answer, engine = BUILT_IN } = found;
    const name = await writer?.name('answers');
    if (!writer || name === undefined || !answer || answer.answer === null || answer.summary) return found;
    update({ ...found, progress: { what: 'writing', done: 0, all: 1 } });
    const documents = (await Promise.all(turn.documents.map(({ key }) => requireDocument(key)))).map(({ document }) => document);
    let written: Answer['written'];
    const onSentence = (sentences: NonNullable<Answer['written']>): void => {
      written = sentences;
      update({ answer: { ...answer, written }, engine: `${engine} · ${name}` });
    };
    // Whatever happens to the model, what was found stays, and what it wrote until then.
    await writeBeside(writer, answer, { question: turn.question, documents, signal, onSentence }).catch(() => {});
    signal.throwIfAborted();
    return written ? { answer: { ...answer, written }, engine: `${engine} · ${name}` } : found;
  };
}

function findingOn(turn: Turn, url: string, { encoder, reader, generator }: Omit<AnswerModels, 'writer'>): Work<Turn> {
  return async (update, signal) => {
    update({ progress: { what: 'searching', done: 0, all: 1 } });
    await pause();
    const keys = turn.documents.map(({ key }) => key);
    const documents = (await Promise.all(keys.map(requireDocument))).map(({ document }) => document);
    if (asksForSummary(turn.question))
      return { answer: await summedUp(documents, { signal, onProgress: (progress) => update({ progress }) }) };
    const onStep = ({ done, all }: IndexStep): void => update({ progress: { what: 'searching', done, all } });
    const [index, earlier] = await Promise.all([indexOf(keys, documents, { signal, onStep }), earlierThan(turn, url)]);
    await pause();
    signal.throwIfAborted();
    const asked = { question: turn.question, earlier, documents, index };
    const answer = answerFrom(asked);
    if (!encoder && !reader) return { answer };
    update({ answer }); // What the words say is there at once; what the meaning says may have to wait for a model.
    const question = standalone(bareQuestion(turn.question), earlier);
    const found = encoder && (await meaningFor(encoder, question, { keys, index, signal }).catch(() => undefined));
    signal.throwIfAborted();
    const meant = { ...asked, ...(found && { meaning: found.meaning }) };
    const engines = found ? [found.engine] : [];
    const likely = generator?.likelyAnswers();
    let byReader: Answer | undefined;
    const onRead = (answer: Answer): void => {
      byReader = answer;
      update({ answer });
    };
    let helper = likely && generator?.name;
    const options = { question, signal, likely, onRead };
    // Whatever happens to a model, what was found without it stays.
    const read =
      reader &&
      (await askReader(meant, (...given) => reader.read(...given), options).catch(() => {
        helper = undefined;
        return byReader;
      }));
    signal.throwIfAborted();
    if (reader && read) {
      const names = [reader.name, ...(byReader && helper ? [helper] : []), ...engines];
      return { answer: read, engine: names.join(' · ') };
    }
    return found ? { answer: answerFrom(meant), engine: found.engine } : { answer };
  };
}

function start(turn: Turn, page: ConversationPage, models: AnswerModels): void {
  turns.start(turn, { work: workOn(turn, page.url, models), keep: (snapshot) => putTurn(page, snapshot, Date.now()) });
}

/** The turn without what came of it, to be answered again. */
function begun({ id, question, askedMs, documents }: Turn, attempts: number): Turn {
  return { id, question, askedMs, state: 'running', engine: BUILT_IN, documents, attempts };
}

/** Asks a question, or shows how it stands where it was asked before. See `ReadingJobs.ask`. */
export async function ask(
  { id, documents, question, url }: { id: string; documents: string[]; question: string; url: string },
  job: Job,
  models: AnswerModels = {},
): Promise<Turn> {
  const asked = question.trim();
  if (!asked) throw new RangeError('ask: the question is empty');
  if (!documents.length) throw new RangeError('ask: no document is asked');
  const infos = (await Promise.all(documents.map(requireDocument))).map(({ info }) => info);
  const conversation = await readConversation(url).catch(() => undefined);
  if (conversation?.turns.some((turn) => turn.id === id)) return watchTurn({ url, id }, job, models);
  const { title } = infos.find((info) => pageKey(info.url) === pageKey(url)) ?? infos[0]!;
  const first: Turn = {
    id,
    question: asked,
    askedMs: Date.now(),
    state: 'running',
    engine: BUILT_IN,
    documents: infos,
    attempts: 1,
  };
  job.signal.throwIfAborted();
  start(first, { url, title, icon: iconOf(url) }, models);
  return turns.watch(id, job) ?? first;
}

/** Shows how a turn stands until it is done; takes it up where a stopped worker left it, or `again`. See `ReadingJobs.watchTurn`. */
export async function watchTurn(
  { url, id, again = false }: { url: string; id: string; again?: boolean },
  job: Job,
  models: AnswerModels = {},
): Promise<Turn> {
  await turns.settled(id);
  const watched = turns.watch(id, job);
  if (watched) return watched;
  const conversation = await readConversation(url);
  const turn = conversation?.turns.find((one) => one.id === id);
  if (!conversation || !turn) throw new Error('This question is not kept any more.');
  if (turn.state === 'done' || (turn.state !== 'running' && !again)) return turn;
  // What is kept as running was left by a stopped worker, also where the same job asks `again`.
  start(begun(turn, turn.state === 'running' ? (turn.attempts ?? 1) + 1 : 1), conversation, models);
  return turns.watch(id, job) ?? turn;
}

/** Stops an answer; tells whether there was one. */
export async function stopTurn(id: string): Promise<boolean> {
  if (turns.stop(id)) return true;
  const left = (await runningTurns()).find(({ turn }) => turn.id === id);
  if (left) await putTurn(left.conversation, { ...left.turn, state: 'stopped' }, Date.now());
  return left !== undefined;
}

/** Deletes the conversation about a page, or all without `url`; answers that are on their way are stopped. */
export async function forgetConversations(url?: string): Promise<void> {
  const going = (await runningTurns()).filter(({ conversation }) => url === undefined || conversation.key === pageKey(url));
  for (const { turn } of going) {
    turns.stop(turn.id);
    await turns.settled(turn.id);
  }
  await deleteConversations(url);
}

/** Takes up the answers that a stopped worker left behind. */
export async function resumeTurns(models: AnswerModels = {}): Promise<void> {
  for (const { conversation, turn } of await runningTurns()) {
    const attempts = turn.attempts ?? 1;
    if (turns.running.includes(turn.id)) continue;
    if (attempts < MOST_ATTEMPTS) start(begun(turn, attempts + 1), conversation, models);
    else await putTurn(conversation, { ...turn, state: 'failed', error: `It was interrupted ${attempts} times.` }, Date.now());
  }
}
