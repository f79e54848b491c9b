import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { once } from '@/worker/once';
import { readStatus } from '@/worker/status';

it('names what the engine lacks, and is well again when the next try succeeds', async () => {
  let tries = 0;
  const completer = once(async () => {
    if (++tries === 1) throw new Error('table "ngram.bin": has 12 bytes');
    return { bytes: 7, engine: 'built in', network: { state: { state: 'waiting' as const } } };
  });
  expect(await readStatus(completer)).toEqual({
    engine: 'built in',
    bytes: 0,
    network: { state: 'waiting' },
    learnedWords: 0,
    error: 'table "ngram.bin": has 12 bytes',
  });
  const well = { engine: 'built in', bytes: 7, network: { state: 'waiting' }, learnedWords: 0 };
  expect(await readStatus(completer)).toEqual(well);
  expect(await readStatus(completer)).toEqual(well);
  expect(tries).toBe(2);
});
