import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { READER_TEST } from '@/models/catalog';
import { Reader } from '@/models/reader';
import { runtimeOn } from '@/models/runtime';
import { testReader } from '@/models/self-test';
import { readerGraph, readerVocabulary as vocabulary } from './tiny-reader';

async function tinyReader(): Promise<Reader> {
  return new Reader(ort, await runtimeOn(ort, 'cpu').open(readerGraph()), vocabulary);
}

it('lays out question and passage, and gives the scores of the passage alone', async () => {
  const reader = await tinyReader();
  const [one] = await reader.read('When?', ['Opened in 1894.']);
  const ids = ['opened', 'in', '1894', '.'].map((word) => vocabulary.get(word)!);
  expect([...one!.first]).toEqual(ids);
  expect([...one!.last]).toEqual(ids.map((id) => id + 10));
  expect(one).toMatchObject({ passage: 0, starts: [0, 7, 10, 14], ends: [6, 9, 14, 15], none: 2 * vocabulary.get('[CLS]')! });
});

it('reads long passages in parts that overlap, and keeps the order of passages whatever their batch', async () => {
  const reader = await tinyReader();
  const long = Array.from({ length: 500 }, (_, i) => 'abcdefghij'[i % 10]).join(' ');
  let turns = 0;
  const parts = await reader.read('When?', ['a', long, 'b c'], async (step) => {
    turns++;
    return step();
  });
  expect(parts.map(({ passage }) => passage)).toEqual([0, 1, 1, 1, 2]);
  const written = (i: number): string => long.slice(parts[i]!.starts[0], parts[i]!.ends.at(-1));
  expect([written(1).length, written(2).length, written(3).length]).toEqual([447, 447, 359]);
  expect(parts[2]!.starts[0]).toBe(320);
  expect(parts[3]!.ends.at(-1)).toBe(long.length);
  const idOf = (letter: string): number => vocabulary.get(letter)!;
  expect([...parts[4]!.first]).toEqual([idOf('b'), idOf('c')]);
  expect([...parts[2]!.first.slice(0, 3)]).toEqual(['a', 'b', 'c'].map(idOf));
  expect(turns).toBe(2);
});

it('stops between two batches', async () => {
  const reader = await tinyReader();
  const controller = new AbortController();
  const passages = Array.from({ length: 40 }, () => 'a b c d e f g h i j '.repeat(20));
  let turns = 0;
  const reading = reader.read('When?', passages, async (step) => {
    controller.signal.throwIfAborted();
    if (++turns === 2) controller.abort();
    return step();
  });
  await expect(reading).rejects.toThrow('abort');
  expect(turns).toBe(2);
});

it('is not used where it gets a plain question wrong', async () => {
  const reader = await tinyReader();
  await expect(testReader(reader, 'tiny', READER_TEST)).rejects.toThrow('tiny answers');
  await testReader(reader, 'tiny', { question: 'When?', passage: 'Opened in 1894', answer: '1894' });
});
