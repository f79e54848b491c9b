import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import wabt from 'wabt';
import { KERNEL, productsIn } from '@/neural/kernel';

it('is what its source says', async () => {
  const tools = await wabt();
  const source = tools.parseWat('kernel.wat', readFileSync('src/neural/kernel.wat', 'utf8'), { simd: true });
  source.validate();
  expect(KERNEL).toBe(Buffer.from(source.toBinary({}).buffer).toString('base64'));
});

it('multiplies as plain sums do, up to the largest numbers', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const [rows, length] = [5, 512];
  const weights = new Int8Array(memory.buffer, 0, rows * length);
  const vector = new Int16Array(memory.buffer, 4096, length);
  const out = new Int32Array(memory.buffer, 8192, rows);
  for (let i = 0; i < weights.length; i++) weights[i] = i < length ? 127 : ((i * 37) % 255) - 127;
  for (let i = 0; i < length; i++) vector[i] = i % 3 === 0 ? 2047 : i % 3 === 1 ? -2047 : 2047 - i;
  for (const extreme of [false, true]) {
    if (extreme) vector.fill(2047);
    productsIn(memory)(0, rows, 4096, length, 8192);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += weights[row * length + k]! * vector[k]!;
      expect(out[row]).toBe(sum);
    }
  }
});
