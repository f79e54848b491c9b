import { expect, it } from 'vitest';
import { type ReadWord, recall } from '@/predict/text-cache';

const even = (_word: string): number => Math.log(0.001);
const read = (...words: [word: string, likeness: number][]): ReadWord[] => words.map(([word, likeness]) => ({ word, likeness }));
const ratio = (words: ReadWord[], one: string, other: string, fitting = even, frequency = even): number => {
  const { shares } = recall(words, fitting, frequency);
  return shares.get(one)! / shares.get(other)!;
};

it('knows nothing of an empty text', () => {
  expect(recall([], even, even)).toEqual({ weight: 0, shares: new Map() });
});

it('shares all of it among the words of the text', () => {
  const { weight, shares } = recall(read(['lamp', 0.4], ['door', 0.9], ['lamp', -0.2]), even, even);
  expect([...shares.keys()]).toEqual(['lamp', 'door']);
  expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(weight).toBeGreaterThan(0);
  expect(weight).toBeLessThan(1);
});

it('prefers a word at a place like this one, one that came more often, one that fits and one that is rare elsewhere', () => {
  expect(ratio(read(['door', 0.8], ['lamp', 0.3]), 'door', 'lamp')).toBeGreaterThan(2);
  const often = ratio(read(['door', 0.5], ['door', 0.5], ['door', 0.5], ['lamp', 0.5]), 'door', 'lamp');
  expect(often).toBeGreaterThan(1);
  expect(often).toBeLessThan(3);
  const both = read(['door', 0.5], ['lamp', 0.5]);
  const of = (door: number, lamp: number) => (word: string) => Math.log(word === 'door' ? door : lamp);
  expect(ratio(both, 'door', 'lamp', of(0.1, 0.001))).toBeGreaterThan(2);
  expect(ratio(both, 'door', 'lamp', even, of(0.1, 0.001))).toBeLessThan(0.5);
});

it('counts the more, the better a word of the text fits, and changes next to nothing where none does', () => {
  const weight = (likeness: number, p: number): number => recall(read(['door', likeness]), () => Math.log(p), even).weight;
  expect(weight(0.9, 0.2)).toBeGreaterThan(weight(0.2, 0.2));
  expect(weight(0.9, 0.2)).toBeGreaterThan(weight(0.9, 1e-4));
  expect(weight(-0.5, 1e-9)).toBeLessThan(1e-3);
});
