import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadNgrams } from '@/worker/ngrams';

it('reads a table once, whoever asks', async () => {
  const bytes = new Uint8Array(readFileSync('public/data/ngrams.bin')).buffer;
  const [one, other] = await Promise.all([loadNgrams(async () => bytes), loadNgrams(async () => bytes)]);
  const another = await loadNgrams(async () => bytes.slice(0));
  // As truth values: where two models differ, comparing them with `toBe` takes them apart number by number.
  expect([other === one, another === one]).toEqual([true, false]);
});
