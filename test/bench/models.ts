import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import { loadFromFolder } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import type { Encoder } from '@/models/encoder';
import { generate } from '@/models/generate';
import type { LanguageModel } from '@/models/language-model';
import { NextWordReader } from '@/models/next-words';
import { Queue } from '@/models/queue';
import type { Turn } from '@/models/sequence';
import type { Bench } from './bench';

const FOLDER = '../shared/models';
/** About 200 tokens. */
const CONTEXT =
  `The harbour of the small town lies at the end of a long bay, and in winter the wind comes straight in from the sea. Most of the
people who live there work on the boats or in the factory where the fish are packed, and their children go to a school on the hill above
the church. Last year the council decided to build a new road along the shore, which would make the way to the city much shorter. Not
everyone was happy about it. The owner of the hotel said that guests came because of the quiet, and that nobody would want to look at
lorries while they had their breakfast. Others thought that the town would die without the road, because the young people were leaving
and no one came to take their place. There were meetings in the town hall every week, and some of them lasted until midnight. In the end
they asked an engineer from the university to look at the plans. She walked along the shore for three days, talked with everyone she met, and then wrote a long`.replaceAll(
    '\n',
    ' ',
  );
const LETTERS = [' r', 'e', 'p'];
const WRITTEN_TOKENS = 4;
const DECODED_TOKENS = 16;
const SENTENCES = 64;

/** What a downloaded model costs in Node, beside the plain pipeline of transformers.js on the same graph. */
export const modelsBench: Bench = {
  name: 'models',
  about: 'completion with a kept cache beside the plain pipeline, tokens and sentences a second, preemption, memory',
  async *run({ progress }) {
    if (!existsSync(FOLDER)) {
      yield { skipped: FOLDER };
      return;
    }
    progress('loading');
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const { model } = (await loadFromFolder(FOLDER, modelEntry('smollm2-135m'))) as { model: LanguageModel };
    const loadMs = performance.now() - start;
    const loaded = process.memoryUsage().rss;
    progress('typing');
    const own = await typedMs((text) => complete(model, text));
    progress('generating');
    const decode = await decodeRate(model);
    const preempted = await tokensBeforeKey(model);
    await model.release();
    progress('the plain pipeline');
    const peer = await peerMs();
    progress('embedding');
    const { model: encoder } = (await loadFromFolder(FOLDER, modelEntry('minilm-l6'))) as { model: Encoder };
    const texts = Array.from({ length: SENTENCES }, (_, i) => CONTEXT.slice(i * 9, i * 9 + 60 + (i % 5) * 40));
    const embedMs = await timed(() => encoder.embed(texts));
    await encoder.release();
    const tokens = model.tokenizer.encode(CONTEXT).length;
    yield {
      title: `SmolLM2-135M q4 in Node, ${tokens} tokens before the caret`,
      columns: ['measure', 'Inkling', 'plain pipeline', 'times'],
      rows: [
        ...[
          'ms to the next words, nothing read before',
          'after one more letter',
          'after a second letter',
          'after a third letter',
        ].map((name, i) => [name, own[i]!.toFixed(0), peer[i]!.toFixed(0), (peer[i]! / own[i]!).toFixed(1)]),
        ['tokens a second, one after another', decode.toFixed(1), '-', '-'],
        ['tokens of an answer before a key is served', String(preempted), '-', '-'],
        ['sentences embedded a second (MiniLM-L6 q8)', ((SENTENCES * 1000) / embedMs).toFixed(0), '-', '-'],
        ['ms to load', loadMs.toFixed(0), '-', '-'],
        ['MB in memory, loaded', ((loaded - before) / 1e6).toFixed(0), '-', '-'],
      ],
      notes: [`the pipeline writes ${WRITTEN_TOKENS} tokens for each text, greedily, as a completion of a word or two needs`],
      figures: { own, peer, decode, preempted, embedMs, loadMs, bytes: loaded - before },
    };
  },
};

let reader: NextWordReader | undefined;

/** The likeliest word and the one after it, as a completion needs them. */
async function complete(model: LanguageModel, text: string): Promise<string> {
  reader ??= new NextWordReader(model);
  const prefix = /\p{L}*$/u.exec(text)![0];
  const next = await reader.read(text.slice(0, text.length - prefix.length), [prefix]);
  const [best] = next.words(prefix);
  if (!best) return '';
  const after = await reader.read(`${text.slice(0, text.length - prefix.length)}${best.word}`, [best.word]);
  return `${best.word} ${after.words('')[0]?.word ?? ''}`;
}

/** The time for the context, and for each letter typed after it. */
async function typedMs(answer: (text: string) => Promise<unknown>): Promise<number[]> {
  const times = [await timed(() => answer(CONTEXT))];
  let text = CONTEXT;
  for (const letter of LETTERS) {
    text += letter;
    times.push(await timed(() => answer(text)));
  }
  return times;
}

async function peerMs(): Promise<number[]> {
  env.allowRemoteModels = false;
  env.localModelPath = resolve(FOLDER);
  const generator = await pipeline('text-generation', 'HuggingFaceTB/SmolLM2-135M-Instruct', { dtype: 'q4', device: 'cpu' });
  const times = await typedMs((text) => generator(text, { max_new_tokens: WRITTEN_TOKENS, return_full_text: false }));
  await generator.dispose();
  return times;
}

async function decodeRate(model: LanguageModel): Promise<number> {
  const sequence = model.sequence();
  await sequence.read(model.tokenizer.encode('Once upon a time'));
  const ms = await timed(async () => {
    const prompt = model.tokenizer.encode('Once upon a time');
    for await (const _ of generate(sequence, model.tokenizer, prompt, { maxTokens: DECODED_TOKENS }));
  });
  sequence.clear();
  return (DECODED_TOKENS * 1000) / ms;
}

/** How many tokens of a running answer are still begun after a key was pressed, before it is served. */
async function tokensBeforeKey(model: LanguageModel): Promise<number> {
  const queue = new Queue();
  const prompt = model.tokenizer.encode('The history of the town begins');
  let state: 'not pressed' | 'pressed' | 'served' = 'not pressed';
  let late = 0;
  const answerTurn: Turn = (step) =>
    queue.run('answer', () => {
      if (state === 'pressed') late++;
      return step();
    });
  const keyTurn: Turn = (step) => queue.run('typing', step);
  let key: Promise<unknown> | undefined;
  let tokens = 0;
  for await (const _ of generate(model.sequence(), model.tokenizer, prompt, { maxTokens: 8, turn: answerTurn })) {
    if (++tokens !== 4) continue;
    state = 'pressed';
    key = model
      .sequence()
      .read([1], keyTurn)
      .then(() => {
        state = 'served';
      });
  }
  await key;
  return late;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
