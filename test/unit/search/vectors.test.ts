import { expect, it } from 'vitest';
import { cosines, type Embed, type VectorTables, vectorsOf } from '@/search/vectors';
import { PythonRandom } from '../../eval/python-random';

const SIZE = 24;
const texts = Array.from({ length: 150 }, (_, i) => `text ${i}`);
const TEXTS = { passages: texts.slice(0, 30), sentences: texts.slice(30) };

/** A vector of length 1 that is the same for the same text. */
function vectorOf(text: string): Float32Array {
  const draws = new PythonRandom(Number(/\d+/.exec(text)![0])).sample(
    Array.from({ length: 1000 }, (_, i) => i - 500),
    SIZE,
  );
  const length = Math.hypot(...draws);
  return Float32Array.from(draws, (value) => value / length);
}

const exact = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

async function lastOf(tables: AsyncIterable<VectorTables>): Promise<VectorTables> {
  let last: VectorTables | undefined;
  for await (const one of tables) last = one;
  return last!;
}

it('keeps vectors in eight bits a number, close enough to compare', async () => {
  const asked: string[] = [];
  const embed: Embed = async (some) => {
    asked.push(...some);
    return some.map(vectorOf);
  };
  const steps: number[] = [];
  let tables: VectorTables | undefined;
  for await (const grown of vectorsOf(TEXTS, embed, { encoder: 'a' })) {
    tables = grown;
    steps.push(grown.done);
  }
  expect(steps).toEqual([32, 64, 96, 128, 150]);
  expect(asked).toEqual(texts);
  const question = vectorOf('text 999');
  const found = cosines(tables!, question, 10, 150);
  expect(found).toHaveLength(140);
  found.forEach((cosine, i) => {
    expect(Math.abs(cosine - exact(question, vectorOf(texts[10 + i]!)))).toBeLessThan(0.01);
  });
  expect(() => cosines(tables!, new Float32Array(3), 0, 1)).toThrow('one of 3 numbers, expected 24');
});

it('goes on from what was made before, and stops when it is told to', async () => {
  const embed: Embed = async (some) => some.map(vectorOf);
  const whole = await lastOf(vectorsOf(TEXTS, embed, { encoder: 'a' }));
  const first = await vectorsOf(TEXTS, embed, { encoder: 'a' }).next();
  const kept = structuredClone(first.value as VectorTables);
  expect(kept.done).toBe(32);
  const rest: string[] = [];
  const counted: Embed = (some) => {
    rest.push(...some);
    return embed(some);
  };
  expect(await lastOf(vectorsOf(TEXTS, counted, { encoder: 'a', from: kept }))).toEqual(whole);
  expect(rest).toEqual(texts.slice(32));

  const controller = new AbortController();
  const stopping: Embed = async (some) => {
    controller.abort(new Error('enough'));
    return embed(some);
  };
  await expect(vectorsOf(TEXTS, stopping, { encoder: 'a', signal: controller.signal }).next()).rejects.toThrow('enough');
  expect((await lastOf(vectorsOf({ passages: [], sentences: [] }, embed, { encoder: 'a' }))).done).toBe(0);
});
