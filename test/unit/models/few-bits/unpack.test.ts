import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { unpackWeights } from '@/models/few-bits/unpack';
import { constant, FLOAT, halves, MICROSOFT, node, onnxFile, value } from '../onnx-file';

const ROWS = 3;
const BLOCK = 32;
const BLOCKS = 2;
const COLUMNS = BLOCK * BLOCKS;
/** -127 to 127, of the largest of the row. */
const STEPS = Int8Array.of(127, -30, 64, 127, -1, -127);
const LARGEST = [0.5, 1, 2];

/** Codes of few bits as the exporter packs them: one after another from the lowest bit on. */
function packed(codes: readonly number[], bits: number): Uint8Array {
  const bytes = new Uint8Array((codes.length * bits) / 8);
  for (const [i, code] of codes.entries()) {
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      bytes[at >> 3]! |= ((code >> bit) & 1) << (at & 7);
    }
  }
  return bytes;
}

function codesOf(bits: number): number[] {
  return Array.from({ length: ROWS * COLUMNS }, (_, i) => (i * 7 + (i >> 3)) % (1 << bits));
}

function graph(bits: 3 | 5): Uint8Array {
  const attributes = { K: COLUMNS, N: ROWS, bits: bits === 3 ? 4 : 8, block_size: BLOCK };
  return onnxFile({
    opset: 18,
    constants: [
      constant(`w.q${bits}`, [ROWS, BLOCKS, (BLOCK * bits) / 8], packed(codesOf(bits), bits)),
      constant('w.s8', [ROWS, BLOCKS], new Uint8Array(STEPS.buffer)),
      halves('w.r', [ROWS], LARGEST),
    ],
    inputs: [value('x', FLOAT, [1, 'tokens', COLUMNS])],
    outputs: [value('y', FLOAT, [1, 'tokens', ROWS])],
    nodes: [node('MatMulNBits', ['x', 'w.q', 'w.s'], 'y', attributes, MICROSOFT)],
  });
}

it.each([3, 5] as const)('gives a graph of codes of %i bits what its operators compute with', async (bits) => {
  const session = await ort.InferenceSession.create(unpackWeights(graph(bits)));
  const x = Float32Array.from({ length: COLUMNS }, (_, i) => Math.sin(i));
  const { y } = await session.run({ x: new ort.Tensor('float32', x, [1, 1, COLUMNS]) });
  const codes = codesOf(bits);
  const weight = (row: number, column: number): number => {
    const step = (STEPS[row * BLOCKS + Math.floor(column / BLOCK)]! * LARGEST[row]!) / 127;
    return (codes[row * COLUMNS + column]! - (1 << (bits - 1))) * step;
  };
  for (let row = 0; row < ROWS; row++) {
    const expected = x.reduce((sum, number, column) => sum + number * weight(row, column), 0);
    expect(y!.data[row]).toBeCloseTo(expected, 3);
  }
});

it('leaves other graphs as they are', () => {
  const plain = onnxFile({ opset: 18, constants: [], inputs: [], outputs: [], nodes: [node('Abs', ['x'], 'y')] });
  expect(unpackWeights(plain)).toBe(plain);
});

it('names a tensor whose sizes do not fit', () => {
  const file = (...constants: Uint8Array[]): Uint8Array => onnxFile({ opset: 18, constants, inputs: [], outputs: [], nodes: [] });
  const codes = constant('w.q3', [ROWS, 1, 25], new Uint8Array(ROWS * 25));
  expect(() => unpackWeights(file(codes))).toThrow('tensor w.q3 of 75 bytes and [3, 1, 25] holds no codes of 3 bits');
  const steps = constant('v.s8', [2, 2], new Uint8Array(4));
  expect(() => unpackWeights(file(constant('v.q5', [1, 5], new Uint8Array(5)), steps))).toThrow(
    'tensor v.s8 of 4 bytes and [2, 2] holds no steps of blocks',
  );
});
