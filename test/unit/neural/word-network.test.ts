import { expect, it } from 'vitest';
import { MARKS, packNetwork } from '@/neural/pack';
import { WordNetwork } from '@/neural/word-network';
import { HIDDEN, KNOWN, SIZE, toyNetwork, toyWeights, WIDTH } from './toy';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The same network in plain arithmetic, with ids in the order of `MARKS` and `KNOWN`. */
function plainNext(ids: number[]): number[] {
  const w = toyWeights();
  let h = new Array<number>(HIDDEN).fill(0);
  let c = new Array<number>(HIDDEN).fill(0);
  for (const id of ids) {
    const gate = (row: number): number => {
      let sum = w.gates[row]!;
      for (let k = 0; k < WIDTH; k++) sum += w.input[row * WIDTH + k]! * w.embedding[id * WIDTH + k]! * Math.sqrt(WIDTH);
      for (let k = 0; k < HIDDEN; k++) sum += w.recurrent[row * HIDDEN + k]! * h[k]!;
      return sum;
    };
    c = c.map((old, i) => sigmoid(gate(HIDDEN + i)) * old + sigmoid(gate(i)) * Math.tanh(gate(2 * HIDDEN + i)));
    h = c.map((cell, i) => sigmoid(gate(3 * HIDDEN + i)) * Math.tanh(cell));
  }
  const asked = Array.from(w.projectionBias, (bias, i) => h.reduce((sum, x, k) => sum + w.projection[i * HIDDEN + k]! * x, bias));
  const scores = Array.from(w.bias, (bias, id) => asked.reduce((sum, x, k) => sum + w.embedding[id * WIDTH + k]! * x, bias));
  const all = scores.reduce((sum, score) => sum + Math.exp(score), 0);
  return scores.map((score) => Math.exp(score) / all);
}

it('says what the network in single precision says, within the steps of its bytes', () => {
  const network = toyNetwork();
  const text = ['the', 'cat', 'sat', ',', 'Zürich', "don't", 'the', 'dog'];
  let state = network.start();
  text.forEach((word, i) => {
    state = network.read(state, network.idOf(word));
    const next = network.next(state);
    const plain = plainNext(text.slice(0, i + 1).map((known) => MARKS.length + KNOWN.indexOf(known)));
    KNOWN.forEach((known, k) => {
      expect(Math.abs(Math.log(next[network.idOf(known)]! / plain[MARKS.length + k]!))).toBeLessThan(0.06);
    });
    expect(next.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
  });
});

it('keeps a state as it is when it reads on from it', () => {
  const network = toyNetwork();
  const before = network.read(network.start(), network.idOf('the'));
  const said = Array.from(network.next(before));
  network.read(before, network.idOf('dog'));
  expect(Array.from(network.next(before))).toEqual(said);
});

it('knows words in their case, and what is not known by its class', () => {
  const network = toyNetwork();
  expect(network.size).toBe(SIZE);
  expect(network.vocabulary.wordOf(network.idOf('Cat'))).toBe('Cat');
  expect(network.idOf('Cat')).not.toBe(network.idOf('cat'));
  const classOf = (word: string): string => MARKS[network.idOf(word)]!;
  expect(['walking', 'London', "London's", '1987', 'NATO', '§', 'houses', 'I'].map(classOf)).toEqual([
    '<-ing>',
    '<name>',
    '<name-s>',
    '<number>',
    '<capitals>',
    '<sign>',
    '<-s>',
    '<name>',
  ]);
  const { start, end } = network.vocabulary.range('ca');
  expect(Array.from({ length: end - start }, (_, i) => network.vocabulary.wordOf(start + i))).toEqual(['Cat', 'cat', 'cats']);
});

it('names what is wrong with a table', () => {
  const table = packNetwork(toyWeights(), KNOWN);
  expect(() => new WordNetwork(table.slice(0, 900), 'network.bin')).toThrow(
    `table "network.bin": has 900 bytes, expected ${table.byteLength}`,
  );
  const damaged = table.slice(0);
  new Uint8Array(damaged)[600]! ^= 4;
  expect(() => new WordNetwork(damaged, 'network.bin')).toThrow('table "network.bin": is damaged');
  expect(() => packNetwork({ ...toyWeights(), recurrent: new Float32Array(5) }, KNOWN)).toThrow(
    `network: recurrent has 5 numbers, expected ${4 * HIDDEN * HIDDEN}`,
  );
});
