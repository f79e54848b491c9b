import { join } from 'node:path';
import type { Neural } from '@/engine/engine';
import { predictAhead } from '../next-word/ahead';
import { brownPositions, evenly, type Position } from '../next-word/positions';
import { predictorOf } from '../next-word/predictor';
import { PUBLISHED } from '../next-word/published';
import { type NextWordScore, scoreNextWord } from '../next-word/score';
import { readSets } from '../next-word/sets';
import { fraction } from '../table';
import type { Section, Setting, Skipped, Task } from '../task';

const PAGE_CHARACTERS = 1200;
/** What the model gave by itself in other measurements, each with its own words: rows of `peers-writing.md`. */
const ALONE: Record<'brown' | 'lambada', { system: string; top1: number; top3?: number; precision?: number }[]> = {
  brown: [
    { system: 'SmolLM2-135M q4 alone, 100 of the words (published)', top1: 0.29, top3: 0.4, precision: 0.47 },
    { system: '… an earlier q4, 300 of the words (published)', top1: 0.263, top3: 0.39, precision: 0.48 },
  ],
  lambada: [{ system: 'SmolLM2-135M q4 alone, 200 of the words (published)', top1: 0.335 }],
};

/** The next word with a downloaded model beside the built-in engine. */
export const models: Task = {
  name: 'models',
  about: 'next word with the model of --models beside the built-in engine; --rows N takes the first N',
  async *run(setting) {
    const neural = await setting.engine.neural?.();
    if (!neural) {
      yield { skipped: 'language model (--models DIR)' };
      return;
    }
    const given = { ...setting, neural };
    const { sets, missing } = readSets(join(setting.folder, 'next-word'));
    for (const path of missing) yield { skipped: path };
    for (const set of sets) {
      if (set.kind === 'brown') {
        yield* compare(`${set.name}, the sentence before`, brownPositions(set.sentences, 1), given, 'brown');
        yield* compare(`${set.name}, with the text so far`, brownPositions(set.sentences, PAGE_CHARACTERS), given);
      } else if (set.kind === 'lambada') yield* compare(set.name, set.positions, given, 'lambada');
      else yield* compare(set.name, set.positions, given);
    }
  },
};

/** Both engines on the same positions, evenly drawn where fewer are wanted. */
async function* compare(
  title: string,
  all: Position[],
  { engine, neural, rows = all.length, progress }: Setting & { neural: Neural },
  reference?: keyof typeof ALONE,
): AsyncIterable<Section | Skipped> {
  const positions = evenly(all, rows);
  progress(`${title}: ${positions.length} places`);
  const builtIn = scoreNextWord(positions, predictorOf(engine));
  const startMs = performance.now();
  const [predict] = await predictAhead(positions, [(input) => neural.words(input)]);
  const fused = scoreNextWord(positions, predict!);
  const msEach = (performance.now() - startMs) / positions.length;
  yield {
    title: `${title}: ${builtIn.rows} words`,
    columns: ['system', 'top-1', 'top-3', 'top-5', 'KS1', 'KS3', 'P@.36'],
    rows: [
      rowOf('built in', builtIn),
      rowOf(`built in + ${neural.name}`, fused),
      ...(reference ? ALONE[reference] : []).map(({ system, top1, top3, precision }) => [
        system,
        ...[top1, top3, undefined, undefined, undefined, precision].map((value) => fraction(value)),
      ]),
      ...(reference === 'brown' ? PUBLISHED.brown : []).map(({ system, top1, top3, ks1, ks3, precision }) => [
        system,
        ...[top1, top3, undefined, ks1, ks3, precision].map((value) => fraction(value)),
      ]),
    ],
    notes: [`${msEach.toFixed(0)} ms a place with all its letters, in Node`],
    figures: { builtIn, fused, msEach },
  };
}

function rowOf(system: string, { top1, top3, top5, ks1, ks3, precision }: NextWordScore): string[] {
  return [system, ...[top1, top3, top5, ks1, ks3, precision['0.36']].map((value) => fraction(value))];
}
