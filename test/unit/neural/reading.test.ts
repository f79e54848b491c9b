import { expect, it } from 'vitest';
import { NetworkReading } from '@/neural/reading';
import type { NetworkState, WordNetwork } from '@/neural/word-network';
import { toyNetwork } from './toy';

/** A network that counts how many words it reads. */
function counted(): { network: WordNetwork; reads(): number } {
  const network = toyNetwork();
  const read = network.read.bind(network);
  let count = 0;
  network.read = (state: NetworkState, id: number) => {
    count++;
    return read(state, id);
  };
  return {
    network,
    reads: () => {
      const since = count;
      count = 0;
      return since;
    },
  };
}

const ids = (length: number): number[] => Array.from({ length }, (_, i) => 1 + ((i * 7) % 20));

it('reads each word once while a text is typed, and none when it is asked again', () => {
  const { network, reads } = counted();
  const reading = new NetworkReading(network);
  const text = ids(30);
  reading.after(text.slice(0, 10));
  expect(reads()).toBe(11); // The end of a sentence comes before all.
  for (let length = 11; length <= 30; length++) {
    const said = Array.from(reading.after(text.slice(0, length)));
    expect(reads()).toBe(1);
    expect(Array.from(new NetworkReading(toyNetwork()).after(text.slice(0, length)))).toEqual(said);
  }
  reading.after(text);
  expect(reads()).toBe(0);
});

it('goes on from where a text was cut or changed', () => {
  const { network, reads } = counted();
  const reading = new NetworkReading(network);
  const text = ids(30);
  reading.after(text);
  reads();
  reading.after(text.slice(0, 12));
  expect(reads()).toBe(0);
  const changed = [...text.slice(0, 8), 3, 4];
  const said = Array.from(reading.after(changed));
  expect(reads()).toBe(2);
  expect(Array.from(new NetworkReading(toyNetwork()).after(changed))).toEqual(said);
});

it('reads no more than the last hundred words of a long text at once', () => {
  const { network, reads } = counted();
  const reading = new NetworkReading(network);
  const text = ids(5000);
  reading.after(text);
  expect(reads()).toBe(101);
  reading.after([...text, 5]);
  expect(reads()).toBe(1);
  reading.after(text.slice(0, 4000));
  expect(reads()).toBe(101);
});

it('finds places like this one where the same was read, as far back as a hundred places', () => {
  const reading = new NetworkReading(toyNetwork());
  const once = ids(20);
  const text = [...once, ...once, ...once];
  const likenesses = reading.likenesses(text);
  expect(likenesses).toHaveLength(60);
  for (const likeness of likenesses) expect(Math.abs(likeness)).toBeLessThanOrEqual(1 + 1e-9);
  // The place before id 40 ends in the same words as the caret's; no other but that before id 20 does.
  const best = Array.from(likenesses.keys()).sort((a, b) => likenesses[b]! - likenesses[a]!);
  expect(best.slice(0, 2).sort((a, b) => a - b)).toEqual([20, 40]);
  expect(likenesses[40]).toBeGreaterThan(0.99);
  expect(reading.likenesses([])).toHaveLength(0);
  const typed = new NetworkReading(toyNetwork());
  const long = ids(300);
  for (let length = 1; length <= 300; length += 10) typed.read(long.slice(0, length));
  expect(typed.likenesses(long)).toHaveLength(100);
});
