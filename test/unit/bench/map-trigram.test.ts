import { expect, it } from 'vitest';
import { MapTrigram } from '../../bench/map-trigram';
import { percentile } from '../../bench/percentile';

const sentences = ['the cat sat on the mat', 'the cat ran', 'the mat'].map((text) => text.split(' '));

it('interpolates what it counted', () => {
  const peer = new MapTrigram(sentences);
  // "the" 4 of 11 words, 3 of 3 beginnings; "cat" 2 of 11, 2 of the 4 after "the", 2 of the 3 after a first "the".
  expect(peer.probability('<s>', '<s>', 'the')).toBeCloseTo((0.1 * 4) / 11 + 0.3 + 0.6, 12);
  expect(peer.probability('<s>', 'the', 'cat')).toBeCloseTo((0.1 * 2) / 11 + (0.3 * 2) / 4 + (0.6 * 2) / 3, 12);
  expect(peer.probability('on', 'zebra', 'mat')).toBeCloseTo((0.1 * 2) / 11, 12);
});

it('gives a distribution over its vocabulary, scanned for a prefix', () => {
  const peer = new MapTrigram(sentences);
  const words = [...new Set(sentences.flat())];
  const next = (a: string, b: string) =>
    words.map((word) => ({ word, p: peer.probability(a, b, word) })).sort((x, y) => y.p - x.p);
  const all = peer.complete('<s>', 'the', '');
  expect(all.map(({ word }) => word)).toEqual(next('<s>', 'the').map(({ word }) => word));
  expect(all.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(peer.complete('<s>', 'the', 'm')).toEqual([{ word: 'mat', p: 1 }]);
  expect(peer.complete('<s>', 'the', 'x')).toEqual([]);
});

it('takes percentiles by nearest rank', () => {
  const times = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99), percentile([7], 0.01)]).toEqual([
    50, 95, 99, 7,
  ]);
  expect(() => percentile([], 0.5)).toThrow('percentile');
});
