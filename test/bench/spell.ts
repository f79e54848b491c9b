import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackedModel } from '@/ngram/packed-model';
import { Speller } from '@/spell/speller';
import { readSpelling } from '@/spell/table';
import { KNOWN_FILES, readSets } from '../eval/next-word/sets';
import { harperSystem, nspellSystem, symSpellSystem } from '../eval/spelling/correctors';
import type { Corrector } from '../eval/spelling/score';
import { splitAtSpace } from '../eval/tokens';
import type { Bench } from './bench';
import { percentile } from './percentile';
import { spread } from './typed';

const CLEAN = 800;
const OPENINGS = 7;
const PAGE_CHARACTERS = 10_000;
/** The others are slow: one of so many sentences is enough. */
const PEER_STEP = 8;

/** Speed of the spelling engine in Node, each sentence for the first time, beside other correctors on the same sentences. */
export const spellBench: Bench = {
  name: 'spell',
  about: 'words a second, ms a sentence, load time, longest stretch, beside nspell and harper.js',
  async *run({ folder, data, progress }) {
    const brown = readSets(join(folder, 'next-word')).sets.find((set) => set.kind === 'brown');
    const learners = join(folder, 'spelling', 'jfleg-dev.src');
    const missing = [...(brown ? [] : [join(folder, 'next-word', KNOWN_FILES[0]!)]), ...(existsSync(learners) ? [] : [learners])];
    for (const path of missing) yield { skipped: path };
    if (!brown || missing.length) return;
    // Half of the sentences are clean, half are full of slips.
    const written = readFileSync(learners, 'utf8').split('\n').filter(Boolean);
    const clean = spread(brown.sentences, CLEAN).map(({ text }) => text);
    const sentences = clean.flatMap((text, i) => [text, ...written.slice(i, i + 1)]);

    progress('opening');
    const bytesOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(data, name))).buffer;
    const model = new PackedModel(bytesOf('ngrams.bin'), 'ngrams.bin');
    const spelling = bytesOf('spelling.bin');
    const opened = Array.from({ length: OPENINGS }, () =>
      cpuMs(() => new Speller(model, readSpelling(spelling, 'spelling.bin'))),
    );
    const table = readSpelling(spelling, 'spelling.bin');

    progress('Inkling');
    const speller = new Speller(model, table);
    const own = await speedOn(sentences, (line) =>
      speller.check(line).mistakes.map((mistake) => ({ ...mistake, suggestions: [] })),
    );
    // Before the others, whose garbage is not ours to collect.
    progress('a page');
    const steps = longestStep(new Speller(model, table), sentences.join(' ').slice(0, PAGE_CHARACTERS));
    const some = sentences.filter((_, i) => i % PEER_STEP < 2);
    const peers: { name: string; speed: Speed }[] = [];
    for (const open of [nspellSystem, harperSystem, () => symSpellSystem(table.lexicon)]) {
      const { name, text } = await open();
      progress(name);
      peers.push({ name, speed: await speedOn(some, text) });
    }
    const all = [{ name: 'Inkling', speed: own }, ...peers];
    yield {
      title: 'Spelling in Node: sentences of Brown and of learners in turn, each for the first time',
      columns: [
        'system',
        'sentences / s',
        'words / s',
        'ms a sentence, p50',
        'p95',
        'p95 by the clock',
        'sentences',
        'Inkling is faster by',
      ],
      rows: all.map(({ name, speed }) => [
        name,
        speed.perSecond.toFixed(0),
        speed.wordsPerSecond.toFixed(0),
        speed.p50.toFixed(2),
        speed.p95.toFixed(2),
        speed.clock95.toFixed(2),
        String(speed.sentences),
        name === 'Inkling' ? '-' : `${(own.perSecond / speed.perSecond).toFixed(1)} ×`,
      ]),
      notes: [
        'rates and times are of the processor, with what compiles and collects garbage beside; the clock leaves that out, but on a busy machine it counts the waiting',
        `words and confusions on disk: ${(spelling.byteLength / 1e6).toFixed(2)} MB, ${table.lexicon.size.toLocaleString('en')} words; opened in ${opened[0]!.toFixed(0)} ms at first, ${percentile(opened, 0.5).toFixed(0)} ms in the median of ${OPENINGS}`,
        `a page of ${PAGE_CHARACTERS.toLocaleString('en')} characters for the first time: ${steps.total.toFixed(0)} ms in ${steps.count} steps, the longest ${steps.longest.toFixed(1)} ms; the worker gives way between steps after 4 ms`,
      ],
      figures: { systems: all, bytes: spelling.byteLength, words: table.lexicon.size, openedMs: opened, page: steps },
    };
  },
};

interface Speed {
  sentences: number;
  perSecond: number;
  wordsPerSecond: number;
  p50: number;
  p95: number;
  clock95: number;
}

/** Times in milliseconds. */
async function speedOn(sentences: readonly string[], check: Corrector): Promise<Speed> {
  const times: number[] = [];
  const clock: number[] = [];
  for (const sentence of sentences) {
    const begun = performance.now();
    const before = process.cpuUsage();
    await check(sentence);
    clock.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  const total = times.reduce((sum, ms) => sum + ms, 0);
  const words = sentences.reduce((sum, sentence) => sum + splitAtSpace(sentence).length, 0);
  return {
    sentences: sentences.length,
    perSecond: (sentences.length / total) * 1000,
    wordsPerSecond: (words / total) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    clock95: percentile(clock, 0.95),
  };
}

function cpuMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A text checked step by step, as the worker does. */
function longestStep(speller: Speller, text: string): { count: number; total: number; longest: number } {
  const steps = speller.steps(text);
  const times: number[] = [];
  let isDone: boolean | undefined = false;
  while (!isDone) {
    times.push(
      cpuMs(() => {
        isDone = steps.next().done;
      }),
    );
  }
  return { count: times.length, total: times.reduce((sum, ms) => sum + ms, 0), longest: Math.max(...times) };
}
