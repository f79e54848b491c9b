import type { Engine } from '@/engine/engine';
import { brownPath, readBrown, type Sentence } from '../eval/brown';
import { straightQuotes, tokensOf } from '../eval/tokens';
import type { Bench } from './bench';
import { MapTrigram } from './map-trigram';
import { aliveBytes } from './memory';
import { percentile } from './percentile';
import { type Percentiles, rateOf, speedOf } from './speed';
import { keystrokes, spread } from './typed';

const TYPED_SENTENCES = 120;
const SCORED_SENTENCES = 6000;
const WARM_UP = 1000;
const OPENINGS = 5;
const PAGE_CHARACTERS = 7000;
/** The scan of the peer is slow: one of so many keystrokes is enough. */
const PEER_STEP = 60;

/** Times and size of the engine in Node, on sentences of Brown typed letter by letter, beside a plain Map trigram in the same run. */
export const engineBench: Bench = {
  name: 'engine',
  about: 'ms a completion, look-ups a second, load time, memory',
  async *run({ folder, open, progress }) {
    progress('opening');
    const opened = await openings(open);
    const { engine } = opened;
    const brown = readBrown(folder);
    if (!brown) {
      yield { skipped: brownPath(folder) };
      return;
    }
    progress('typing');
    const typed = spread(brown, TYPED_SENTENCES);
    const completing = (room: number, networkWeight?: number) =>
      speedOf(keystrokes(typed, brown, room), (before) => engine.complete({ before, networkWeight }), WARM_UP);
    const near = completing(1, 0);
    const far = completing(PAGE_CHARACTERS, 0);
    const withNetwork = engine.networkBytes === undefined ? undefined : [completing(1), completing(PAGE_CHARACTERS)];
    const scored = spread(brown, SCORED_SENTENCES).map(({ text }) => text);
    const own = scoringRate(engine, scored);
    progress('the peer');
    const peer = measurePeer(brown, typed, scored);
    yield {
      title: 'Engine in Node: sentences of Brown typed letter by letter',
      columns: ['measure', 'Inkling', 'plain Map trigram', 'better by'],
      rows: [
        ...timeRows('ms a completion by n-grams, by the clock', near.clock, peer.speed.clock),
        ...timeRows('ms a completion by n-grams, of the processor', near.processor, peer.speed.processor),
        ...timeRows(`the same with ${PAGE_CHARACTERS} characters before`, far.processor),
        ...(withNetwork ?? []).flatMap(({ processor }, i) =>
          timeRows(`with the network${i ? `, ${PAGE_CHARACTERS} characters before` : ', of the processor'}`, processor),
        ),
        [
          'words scored a second of the processor, thousands',
          (own / 1000).toFixed(0),
          (peer.lookUps / 1000).toFixed(0),
          ratio(peer.lookUps, own),
        ],
        ['ms to open, first / median', `${opened.first.toFixed(0)} / ${opened.median.toFixed(0)}`, peer.buildMs.toFixed(0)],
        ['MB in memory', (opened.alive / 1e6).toFixed(1), (peer.alive / 1e6).toFixed(1), ratio(opened.alive, peer.alive)],
        ['MB of tables, of the network', `${(engine.bytes / 1e6).toFixed(1)}, ${((engine.networkBytes ?? 0) / 1e6).toFixed(1)}`],
      ],
      notes: [
        `the peer holds ${peer.size} n-grams counted from Brown itself, far fewer than the engine's tables; its time to open is the time to count`,
        'scoring a word: reading the text and its look-up in the tables (bench look-ups has the tables alone)',
      ],
      figures: {
        near,
        far,
        withNetwork,
        lookUpsPerSecond: own,
        opened: { ...opened, engine: undefined },
        bytes: engine.bytes,
        peer,
      },
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

/** Words scored a second. */
function scoringRate(engine: Engine, texts: string[]): number {
  const score = (some: string[]): number => some.reduce((count, text) => count + engine.score({ text }).words.length, 0);
  score(texts.slice(0, WARM_UP));
  return rateOf(() => score(texts));
}

function timeRows(name: string, ours: Percentiles, theirs?: Percentiles): string[][] {
  return (['p50', 'p95', 'p99'] as const).map((rank) => [
    `${name}, ${rank}`,
    ours[rank].toFixed(3),
    ...(theirs ? [theirs[rank].toFixed(3), ratio(ours[rank], theirs[rank])] : []),
  ]);
}

/** How many times smaller ours is. */
function ratio(ours: number, theirs: number): string {
  const times = theirs / ours;
  return `${times.toFixed(times < 10 ? 1 : 0)} ×`;
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
  const score = (some: string[]): number => {
    let count = 0;
    for (const text of some) {
      const words = ['<s>', '<s>', ...tokens(text)];
      for (let i = 2; i < words.length; i++) peer.probability(words[i - 2]!, words[i - 1]!, words[i]!);
      count += words.length - 2;
    }
    return count;
  };
  score(scored.slice(0, WARM_UP));
  return { speed, lookUps: rateOf(() => score(scored)), buildMs, alive, size: peer.size };
}
