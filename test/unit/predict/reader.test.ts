import { expect, it } from 'vitest';
import { FieldMemory } from '@/predict/reader';
import { toyModel } from './toy';

const model = toyModel(['the house is near the lake .', 'we saw the lake .']);
const sentence = (i: number): string => `Sentence w${i % 40} of a long text about w${i % 7}. `;
const text = Array.from({ length: 2000 }, (_, i) => sentence(i)).join('');

/** What a memory says of a few places. */
function told(memory: FieldMemory, before: string): number[] {
  const now = memory.update(before);
  const { support, shares } = now.after('Sentence', 'w3');
  return [...support, ...shares('of'), ...now.after('', '').shares('long')];
}

function expectAlike(one: number[], other: number[], digits: number): void {
  one.forEach((value, i) => {
    expect(value, `figure ${i}`).toBeCloseTo(other[i]!, digits);
  });
}

it('reads on where it stopped to what reading the whole text gives', () => {
  const memory = new FieldMemory(model);
  for (let length = 1; length < 1500; length += 7) {
    const before = text.slice(0, length);
    expectAlike(told(memory, before), told(new FieldMemory(model), before), 2);
  }
});

it('follows deletions and other texts', () => {
  const memory = new FieldMemory(model);
  memory.update(text.slice(0, 3000));
  for (const before of [text.slice(0, 1000), 'Quite another text. And w3 ', text.slice(500, 2500), '']) {
    expect(told(memory, before)).toEqual(told(new FieldMemory(model), before));
  }
});

it('reads a window that moves over a long text once, and keeps what fell out', () => {
  const memory = new FieldMemory(model);
  const window = 6000;
  const keys = 400;
  for (let i = 0; i <= keys; i++) memory.update(text.slice(i, window + i));
  const moved = told(memory, text.slice(keys, window + keys));
  const anew = told(new FieldMemory(model), text.slice(keys, window + keys));
  // Reading again would have lost the words that the window has left behind.
  expect(moved[0]! - anew[0]!).toBeGreaterThan(20);
  expectAlike(moved.slice(3), anew.slice(3), 2);
});

it('goes on with the end of a text of a megabyte', () => {
  const memory = new FieldMemory(model);
  const long = text.repeat(14);
  expect(long.length).toBeGreaterThan(1_000_000);
  expect(memory.update(long).after('', '').support[0]).toBeLessThan(1500);
  expect(memory.update(`${long}Zzz yyy `).wordsLike('zz')).toEqual(['Zzz']);
});
