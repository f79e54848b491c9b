import { expect, it } from 'vitest';
import { FieldMemory, readingStart } from '@/predict/reader';
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

it('starts at the same word while a window moves over a long text, and knows nothing of what fell out', () => {
  const word = (i: number): string => `${i % 12 === 0 ? 'W' : 'w'}${(i * 7919) % 4001}${i % 12 === 11 ? '.' : ''}`;
  const words = Array.from({ length: 6000 }, (_, i) => word(i)).join(' ');
  const starts = new Set<number>();
  const memory = new FieldMemory(model);
  for (let i = 0; i < 2000; i++) {
    const before = words.slice(i, i + 8000);
    starts.add(i + readingStart(before));
    if (i % 100 === 0) expect(told(memory, before)).toEqual(told(new FieldMemory(model), before));
  }
  expect(starts.size).toBeLessThan(12);
  for (const start of starts) expect(words[start - 1]).toBe(' ');
});

it('goes on with the end of a text of a megabyte', () => {
  const memory = new FieldMemory(model);
  const long = text.repeat(14);
  expect(long.length).toBeGreaterThan(1_000_000);
  expect(memory.update(long).after('', '').support[0]).toBeLessThan(1500);
  expect(memory.update(`${long}Zzz yyy `).wordsLike('zz')).toEqual(['Zzz']);
});
