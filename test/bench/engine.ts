import { join } from 'node:path';
import type { Engine } from '@/engine/engine';
import type { Sentence } from '../eval/brown';
import { KNOWN_FILES, readSets } from '../eval/next-word/sets';
import { straightQuotes, tokensOf } from '../eval/tokens';
import type { Bench } from './bench';
import { MapTrigram } from './map-trigram';
import { aliveBytes } from './memory';
import { percentile } from './percentile';

const TYPED_SENTENCES = 120;
const SCORED_SENTENCES = 6000;
const WARM_UP = 1000;
const OPENINGS = 5;
const PAGE_CHARACTERS = 7000;
/** The scan of the peer is slow: one of so many keystrokes is enough. */
const PEER_STEP = 20;

interface Speed {
  p50: number;
  p95: number;
  p99: number;
}

/** Times and size of the engine in Node, on sentences of Brown typed letter by letter, beside a plain Map trigram in the same run. */
export const engineBench: Bench = {
  name: 'engine',
  about: 'ms a completion, look-ups a second, load time, memory',
  async *run({ folder, open, progress }) {
    progress('opening');
    const opened = await openings(open);
    const { engine } = opened;
    const brown = readSets(join(folder, 'next-word')).sets.find((set) => set.kind === 'brown');
    if (!brown) {
      yield { skipped: join(folder, 'next-word', KNOWN_FILES[0]!) };
      return;
    }
    progress('typing');
    const typed = spread(brown.sentences, TYPED_SENTENCES);
    const near = speedOf(keystrokes(typed, brown.sentences, 1), (before) => engine.complete({ before }));
    const far = speedOf(keystrokes(typed, brown.sentences, PAGE_CHARACTERS), (before) => engine.complete({ before }));
    const scored = spread(brown.sentences, SCORED_SENTENCES).map(({ text }) => text);
    const own = lookUps(engine, scored);
    progress('the peer');
    const peer = measurePeer(brown.sentences, typed, scored);
    const ratio = (ours: number, theirs: number): string => `${(theirs / ours).toFixed(theirs / ours < 10 ? 1 : 0)} ×`;
    const time = (name: string, ours: number, theirs: number): string[] => [
      name,
      ours.toFixed(3),
      theirs.toFixed(3),
      ratio(ours, theirs),
    ];
    yield {
      title: 'Engine in Node: sentences of Brown typed letter by letter',
      columns: ['measure', 'Inkling', 'plain Map trigram', 'better by'],
      rows: [
        time('ms a completion, p50', near.p50, peer.speed.p50),
        time('ms a completion, p95', near.p95, peer.speed.p95),
        time('ms a completion, p99', near.p99, peer.speed.p99),
        ...([0.5, 0.95, 0.99] as const).map((share) => [
          `ms with ${PAGE_CHARACTERS} characters before, p${share * 100}`,
          far[`p${share * 100}` as keyof Speed].toFixed(3),
        ]),
        [
          'n-gram look-ups a second, thousands',
          (own / 1000).toFixed(0),
          (peer.lookUps / 1000).toFixed(0),
          ratio(peer.lookUps, own),
        ],
        ['ms to open, first / median', `${opened.first.toFixed(0)} / ${opened.median.toFixed(0)}`, peer.buildMs.toFixed(0)],
        ['MB in memory', (opened.alive / 1e6).toFixed(1), (peer.alive / 1e6).toFixed(1), ratio(opened.alive, peer.alive)],
        ['MB of tables', (engine.bytes / 1e6).toFixed(1)],
      ],
      notes: [
        `the peer holds ${peer.size} n-grams counted from Brown itself, far fewer than the engine's tables; its time to open is the time to count`,
        'a look-up is one word scored in its context, with reading the text',
      ],
      figures: { near, far, lookUpsPerSecond: own, opened: { ...opened, engine: undefined }, bytes: engine.bytes, peer },
    };
  },
};

async function openings(open: () => Promise<Engine>): Promise<{ engine: Engine; first: number; median: number; alive: number }> {
  const before = aliveBytes();
  const times: number[] = [];
  const timed = async (): Promise<Engine> => {
    const start = performance.now();
    const engine = await open();
    times.push(performance.now() - start);
    return engine;
  };
  const engine = await timed();
  engine.complete({ before: 'The ' });
  const alive = aliveBytes() - before;
  for (let i = 1; i < OPENINGS; i++) await timed();
  return { engine, first: times[0]!, median: percentile(times, 0.5), alive };
}

function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[Math.floor(i * step)]!);
}

/** What stands before the caret at each keystroke of the sentences, with whole sentences of the same file before. */
function keystrokes(typed: Sentence[], sentences: Sentence[], room: number): string[] {
  const indexOf = new Map(sentences.map((sentence, i) => [sentence, i]));
  return typed.flatMap((sentence) => {
    let before = '';
    for (let i = indexOf.get(sentence)! - 1; i >= 0 && sentences[i]!.file === sentence.file && before.length < room; i--) {
      before = `${sentences[i]!.text} ${before}`;
    }
    return Array.from({ length: sentence.text.length }, (_, length) => before + sentence.text.slice(0, length));
  });
}

function speedOf<Input>(inputs: Input[], run: (input: Input) => unknown, warmUp = WARM_UP): Speed {
  for (const input of inputs.slice(0, warmUp)) run(input);
  const times = inputs.map((input) => {
    const start = performance.now();
    run(input);
    return performance.now() - start;
  });
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

/** Words scored a second. */
function lookUps(engine: Engine, texts: string[]): number {
  for (const text of texts.slice(0, WARM_UP)) engine.score({ text });
  const start = performance.now();
  let count = 0;
  for (const text of texts) count += engine.score({ text }).words.length;
  return count / ((performance.now() - start) / 1000);
}

function measurePeer(sentences: Sentence[], typed: Sentence[], scored: string[]) {
  const tokens = (text: string): string[] => tokensOf(straightQuotes(text)).map((token) => token.text);
  const texts = sentences.map(({ text }) => tokens(text));
  const before = aliveBytes();
  const start = performance.now();
  const peer = new MapTrigram(texts);
  const buildMs = performance.now() - start;
  const alive = aliveBytes() - before;
  const inputs = keystrokes(typed, sentences, 0)
    .filter((_, i) => i % PEER_STEP === 0)
    .map((text) => {
      const prefix = /\p{L}*$/u.exec(text)![0];
      const [a = '<s>', b = '<s>'] = ['<s>', '<s>', ...tokens(text.slice(0, text.length - prefix.length))].slice(-2);
      return { a, b, prefix };
    });
  const speed = speedOf(inputs, ({ a, b, prefix }) => peer.complete(a, b, prefix), WARM_UP / PEER_STEP);
  const startScoring = performance.now();
  let count = 0;
  for (const text of scored) {
    const words = ['<s>', '<s>', ...tokens(text)];
    for (let i = 2; i < words.length; i++) peer.probability(words[i - 2]!, words[i - 1]!, words[i]!);
    count += words.length - 2;
  }
  return { speed, lookUps: count / ((performance.now() - startScoring) / 1000), buildMs, alive, size: peer.size };
}
