import { existsSync } from 'node:fs';
import type { Bench } from '../bench';
import { type BenchBrowser, openBrowser } from './browser';
import type { Decoding, GraphDevice, Preemption } from './page/own';
import { WRITTEN_TOKENS } from './text';

const FOLDER = '../shared/models';
const GENERATOR = 'smollm2-135m';
const ENCODER = 'minilm-l6';
const LOADS = 50;
/** What is loaded once stays: code of the runtime, buffers of the browser. Growth is counted from here on. */
const FIRST_LOADS = 10;
/** On a software card a token takes seconds. */
const TOKENS: Record<GraphDevice, number> = { wasm: 16, webgpu: 2 };

interface Figures {
  loadMs: number;
  decoding: Decoding;
  sentences: number;
  encoderLoadMs: number;
}

/** What a downloaded model costs in Chromium, beside the plain pipeline of transformers.js in a thread like ours. */
export const modelsBench: Bench = {
  name: 'models',
  about: 'models in Chromium: completions with a kept cache beside the plain pipeline, tokens, sentences, preemption, memory',
  async *run({ progress }) {
    if (!existsSync(FOLDER)) {
      yield { skipped: FOLDER };
      return;
    }
    const browser = await openBrowser(FOLDER);
    try {
      yield* measure(browser, progress);
    } finally {
      await browser.close();
    }
  },
};

async function* measure(browser: BenchBrowser, progress: (text: string) => void): ReturnType<Bench['run']> {
  const { page, hub } = browser;
  progress('loads and releases');
  const memory = await loadsAndReleases(browser);
  progress('the generator on wasm');
  const before = await browser.bytes();
  const wasm: Partial<Figures> = { loadMs: await load(browser, GENERATOR, 'wasm') };
  const loaded = await browser.bytes();
  const typed = await page.evaluate(() => window.bench.typed());
  wasm.decoding = await page.evaluate((tokens) => window.bench.decode(tokens), TOKENS.wasm);
  const preempted = await page.evaluate(() => window.bench.preempt());
  await page.evaluate(() => window.bench.release());
  const released = await settled(browser);
  progress('the plain pipeline on wasm');
  const peer = await page.evaluate((address) => window.bench.pipeline(address, 'wasm'), hub);
  progress('the encoder on wasm');
  Object.assign(wasm, await encode(browser, 'wasm', 64));
  progress('both on a software graphics card');
  const graphics: Partial<Figures> = { loadMs: await load(browser, GENERATOR, 'webgpu') };
  graphics.decoding = await page.evaluate((tokens) => window.bench.decode(tokens), TOKENS.webgpu);
  await page.evaluate(() => window.bench.release());
  Object.assign(graphics, await encode(browser, 'webgpu', 16));

  yield {
    title: 'SmolLM2-135M q4 in Chromium on wasm, about 200 tokens before the caret: ms to the next words',
    columns: ['text', 'Inkling', 'plain pipeline', 'times'],
    rows: ['nothing read before', 'one more letter', 'a second letter', 'a third letter'].map((name, i) => [
      name,
      typed[i]!.toFixed(1),
      peer.typed[i]!.toFixed(0),
      (peer.typed[i]! / typed[i]!).toFixed(1),
    ]),
    notes: [
      `the pipeline writes ${WRITTEN_TOKENS} tokens for each text, greedily, in a thread like ours`,
      'Inkling completes with its tables beside, until what is shown is decided; it makes the four bits eight when it loads them',
    ],
    figures: { typed, peer },
  };
  yield deviceSection(wasm as Figures, graphics as Figures, peer.loadMs);
  yield {
    title: 'A key while an answer is written, and memory',
    columns: ['measure', 'value'],
    rows: [...preemptionRows(preempted), ...memoryRows({ before, loaded, released, ...memory })],
    figures: { preempted, before, loaded, released, memory },
  };
}

function deviceSection(wasm: Figures, graphics: Figures, pipelineLoadMs: number) {
  const row = (name: string, value: (figures: Figures) => string, peer = '-'): string[] => [
    name,
    value(wasm),
    peer,
    value(graphics),
  ];
  return {
    title: 'The same models on each device',
    columns: ['measure', 'wasm', 'pipeline, wasm', 'WebGPU by SwiftShader'],
    rows: [
      row(
        's to load and test SmolLM2',
        ({ loadMs }) => (loadMs / 1000).toFixed(1),
        `${(pipelineLoadMs / 1000).toFixed(1)} untested`,
      ),
      row('tokens a second, one after another', ({ decoding }) => decoding.tokensPerSecond.toPrecision(2)),
      row('longest time that keys wait meanwhile, ms', ({ decoding }) => decoding.longestHoldMs.toFixed(0)),
      row('s to load and test MiniLM q8', ({ encoderLoadMs }) => (encoderLoadMs / 1000).toFixed(1)),
      row('sentences embedded a second', ({ sentences }) => sentences.toPrecision(2)),
    ],
    figures: { wasm, graphics },
  };
}

function preemptionRows({ tokensLate, servedMs, readAgain }: Preemption): string[][] {
  return [
    ['tokens of the answer begun after the key, before it is served', String(tokensLate)],
    ['ms from the key to what comes after it', servedMs.toFixed(0)],
    ['tokens of the answer read again', String(readAgain)],
  ];
}

function memoryRows(bytes: Record<'before' | 'loaded' | 'released' | 'first' | 'last', number | undefined>): string[][] {
  const megabytes = (value: number | undefined): string => (value === undefined ? '-' : (value / 1e6).toFixed(0));
  return [
    ['MB of all processes before SmolLM2 was loaded', megabytes(bytes.before)],
    ['… while it was in memory', megabytes(bytes.loaded)],
    ['… after it was released', megabytes(bytes.released)],
    [`… after ${FIRST_LOADS} loads and releases of MiniLM`, megabytes(bytes.first)],
    [`… after ${LOADS}`, megabytes(bytes.last)],
  ];
}

function load({ page, hub }: BenchBrowser, id: string, device: GraphDevice): Promise<number> {
  return page.evaluate(([address, model, where]) => window.bench.load(address, model, where), [hub, id, device] as const);
}

async function encode(browser: BenchBrowser, device: GraphDevice, count: number): Promise<Partial<Figures>> {
  const encoderLoadMs = await load(browser, ENCODER, device);
  const sentences = await browser.page.evaluate((texts) => window.bench.embed(texts), count);
  await browser.page.evaluate(() => window.bench.release());
  return { encoderLoadMs, sentences };
}

async function loadsAndReleases(browser: BenchBrowser): Promise<{ first: number | undefined; last: number | undefined }> {
  let first: number | undefined;
  for (let count = 1; count <= LOADS; count++) {
    await load(browser, ENCODER, 'wasm');
    await browser.page.evaluate(() => window.bench.release());
    if (count === FIRST_LOADS) first = await settled(browser);
  }
  return { first, last: await settled(browser) };
}

/** Memory once it no longer falls: a thread ends in its own time. */
async function settled(browser: BenchBrowser): Promise<number | undefined> {
  let least = Number.POSITIVE_INFINITY;
  for (let same = 0; same < 6; ) {
    await browser.page.waitForTimeout(500);
    const bytes = await browser.bytes();
    if (bytes === undefined) return undefined;
    same = bytes < least * 0.99 ? 0 : same + 1;
    least = Math.min(least, bytes);
  }
  return least;
}
