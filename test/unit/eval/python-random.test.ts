import { expect, it } from 'vitest';
import { PythonRandom } from '../../eval/python-random';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** What CPython 3.11 prints for `random.seed(s)`, then `random.sample(range(n), 8)` for n of 1,000,000 and 40, and 3 of 10. */
it.each([
  [0, [885440, 403958, 794772, 933488, 441001, 42450, 271493, 536110], [31, 25, 19, 30, 22, 13, 32, 8], [4, 2, 1]],
  [1, [140891, 596853, 888598, 841235, 800875, 66172, 267459, 123646], [31, 28, 30, 24, 13, 6, 39, 1], [6, 9, 0]],
  [20261123, [791514, 603693, 941077, 686798, 517853, 167680, 181816, 852315], [35, 5, 34, 24, 36, 11, 1, 4], [1, 6, 4]],
  [4294967295, [666220, 649664, 213070, 225803, 636870, 547773, 305487, 632344], [21, 24, 17, 22, 31, 26, 4, 13], [9, 2, 7]],
])('draws what Python draws with seed %i', (seed, large, small, smallest) => {
  const random = new PythonRandom(seed);
  expect(random.sample(numbers(1_000_000), 8)).toEqual(large);
  expect(random.sample(numbers(40), 8)).toEqual(small);
  expect(random.sample(numbers(10), 3)).toEqual(smallest);
});

it('draws on over several refills of the generator, and meets what was drawn before', () => {
  const drawn = new PythonRandom(20261123).sample(numbers(1_017_420), 2000);
  expect(drawn.slice(-3)).toEqual([782601, 657762, 963767]);
  expect(drawn.reduce((sum, number) => sum + number)).toBe(1009254463);
  expect(new Set(new PythonRandom(3).sample(numbers(2000), 1999)).size).toBe(1999);
});

it('refuses seeds and counts it cannot keep to', () => {
  expect(() => new PythonRandom(2 ** 32)).toThrow('seed: 4294967296');
  expect(() => new PythonRandom(1.5)).toThrow('seed: 1.5');
  expect(() => new PythonRandom(1).sample([1, 2], 3)).toThrow('sample: 3 of 2 items');
});
