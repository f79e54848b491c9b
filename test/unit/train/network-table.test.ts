import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MARKS, packNetwork } from '@/neural/pack';
import { readNetworkTable, unpackNetwork, writeNetworkWeights } from '@/train/network-table';
import { KNOWN, toyWeights, WIDTH } from '../neural/toy';

const folder = mkdtempSync(join(tmpdir(), 'network-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('network table', () => {
  const packed = packNetwork(toyWeights(), KNOWN);

  it('unpacks what was packed, within half a step of 8 bits', () => {
    const { weights, words } = unpackNetwork(packed, 'toy');
    expect(words.slice(0, MARKS.length)).toEqual(MARKS);
    expect(new Set(words.slice(MARKS.length))).toEqual(new Set(KNOWN));
    for (const name of ['input', 'recurrent', 'projection'] as const) {
      const [got, wanted] = [weights[name], toyWeights()[name]];
      const most = wanted.reduce((size, weight) => Math.max(size, Math.abs(weight)), 0);
      expect(got.length).toBe(wanted.length);
      expect(got.every((weight, i) => Math.abs(weight - wanted[i]!) <= most / 254 + 1e-6)).toBe(true);
    }
    expect(weights.gates).toEqual(toyWeights().gates);
    const [id, place] = [words.indexOf('Zürich'), MARKS.length + KNOWN.indexOf('Zürich')];
    expect(weights.embedding[id * WIDTH]).toBeCloseTo(toyWeights().embedding[place * WIDTH]!, 2);
  });

  it('writes arrays in the order of the texts that pack to the same table again', () => {
    writeFileSync(join(folder, 'network.bin'), new Uint8Array(packed));
    writeFileSync(join(folder, 'words.txt'), `${KNOWN.join('\n')}\n`);
    writeNetworkWeights(join(folder, 'network.bin'), folder, folder);
    const again = unpackNetwork(readNetworkTable(folder, folder), 'again');
    const once = unpackNetwork(packed, 'once');
    expect(again.words).toEqual(once.words);
    again.weights.embedding.forEach((weight, i) => {
      expect(weight).toBeCloseTo(once.weights.embedding[i]!, 5);
    });
    expect(again.weights.bias).toEqual(once.weights.bias);
  });

  it('says which word the texts have and the table has not', () => {
    writeFileSync(join(folder, 'words.txt'), `${[...KNOWN.slice(1), 'zebra'].join('\n')}\n`);
    expect(() => writeNetworkWeights(join(folder, 'network.bin'), folder, folder)).toThrow(/no word "zebra"/);
  });
});
