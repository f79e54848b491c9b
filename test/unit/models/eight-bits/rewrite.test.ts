import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { withEightBits } from '@/models/eight-bits/rewrite';
import { constant, FLOAT, MICROSOFT, node, onnxFile, value } from '../onnx-file';

/** More rows than are turned round together, and columns that do not fill their last block. */
const ROWS = 70;
const COLUMNS = 80;
const BLOCK = 32;
const BLOCKS = 3;
const TOKENS = 5;

interface Shape {
  bits: 4 | 8;
  hasZeros: boolean;
  opset: number;
}

/** Numbers in [0, 1), the same every time. */
function random(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** y = W x, and z = W' [x, the sums of the blocks of x]: the two ways in which such weights come. */
function graph({ bits, hasZeros, opset }: Shape): Uint8Array {
  const next = random();
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
  const codes = (blocks: number): Uint8Array => bytes((ROWS * blocks * BLOCK * bits) / 8);
  const scales = (blocks: number): Float32Array => Float32Array.from({ length: ROWS * blocks }, () => 0.01 + next() / 50);
  const zeros = (blocks: number): Uint8Array => bytes(ROWS * Math.ceil((blocks * bits) / 8));
  const sums = new Float32Array(COLUMNS * BLOCK);
  for (let column = 0; column < COLUMNS; column++) sums[column * BLOCK + Math.floor(column / BLOCK)] = 1;
  const both = Math.ceil((COLUMNS + BLOCK) / BLOCK);
  const product = (input: string, name: string, output: string, columns: number): Uint8Array => {
    const inputs = [input, `${name}.codes`, `${name}.scales`, ...(hasZeros ? [`${name}.zeros`] : [])];
    return node('MatMulNBits', inputs, output, { K: columns, N: ROWS, bits, block_size: BLOCK }, MICROSOFT);
  };
  return onnxFile({
    opset,
    constants: [
      ...[
        { name: 'a', blocks: BLOCKS },
        { name: 'b', blocks: both },
      ].flatMap(({ name, blocks }) => [
        constant(`${name}.codes`, [ROWS, blocks, (BLOCK * bits) / 8], codes(blocks)),
        constant(`${name}.scales`, [ROWS * blocks], scales(blocks)),
        constant(`${name}.zeros`, [ROWS * Math.ceil((blocks * bits) / 8)], zeros(blocks)),
      ]),
      constant('blocks', [COLUMNS, BLOCK], sums),
    ],
    inputs: [value('x', FLOAT, [1, 'tokens', COLUMNS])],
    outputs: [value('y', FLOAT, [1, 'tokens', ROWS]), value('z', FLOAT, [1, 'tokens', ROWS])],
    nodes: [
      product('x', 'a', 'y', COLUMNS),
      node('MatMul', ['x', 'blocks'], 'sums'),
      node('Concat', ['x', 'sums'], 'beside', { axis: 2 }),
      product('beside', 'b', 'z', COLUMNS + BLOCK),
    ],
  });
}

/** Tokens of very different sizes, as those of language models are. */
function input(): ort.Tensor {
  const next = random();
  const data = Float32Array.from({ length: TOKENS * COLUMNS }, (_, i) => (next() - 0.5) * 10 ** Math.floor(i / COLUMNS));
  return new ort.Tensor('float32', data, [1, TOKENS, COLUMNS]);
}

async function run(bytes: Uint8Array, options: object = {}): Promise<Float32Array[]> {
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['cpu'], ...options });
  const { y, z } = await session.run({ x: input() });
  await session.release();
  return [y!.data as Float32Array, z!.data as Float32Array];
}

it.each<Shape>([
  { bits: 4, hasZeros: false, opset: 18 },
  { bits: 4, hasZeros: true, opset: 18 },
  { bits: 4, hasZeros: true, opset: 13 },
  { bits: 8, hasZeros: false, opset: 18 },
  { bits: 8, hasZeros: true, opset: 13 },
])('gives the products that blocks give, for small tokens beside large ones: %o', async (shape) => {
  const bytes = graph(shape);
  const { graph: rewritten, beside } = withEightBits(bytes);
  expect(beside!.data).toHaveLength(2 * ROWS * COLUMNS);
  expect(new TextDecoder('latin1').decode(rewritten)).not.toMatch(/MatMulNBits|blocks/);
  const [before, after] = [await run(bytes), await run(rewritten, { externalData: [beside!] })];
  for (const [i, expected] of before.entries()) {
    for (let token = 0; token < TOKENS; token++) {
      const [own, other] = [expected, after[i]!].map((all) => all.subarray(token * ROWS, (token + 1) * ROWS));
      const error = Math.hypot(...own!.map((number, at) => number - other![at]!)) / Math.hypot(...own!);
      expect(error).toBeGreaterThan(0);
      expect(error).toBeLessThan(0.02);
    }
  }
});

it('leaves other graphs as they are, and says where a file is none', () => {
  const plain = onnxFile({
    constants: [],
    inputs: [value('x', FLOAT, [1])],
    outputs: [value('y', FLOAT, [1])],
    nodes: [node('Abs', ['x'], 'y')],
  });
  expect(withEightBits(plain)).toEqual({ graph: plain });
  expect(() => withEightBits(plain.subarray(0, plain.length - 2))).toThrow(
    /protobuf: field \d+ at byte \d+ ends at \d+ of \d+ bytes/,
  );
  expect(() => withEightBits(new TextEncoder().encode('<!doctype html>'))).toThrow('protobuf: a field of kind 4 at byte 0');
});
