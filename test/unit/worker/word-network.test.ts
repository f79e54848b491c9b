import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { PackedModel } from '@/ngram/packed-model';
import { Predictor } from '@/predict/predictor';
import { NetworkOpener } from '@/worker/word-network';
import { constantTable } from '../neural/toy';

const model = new PackedModel(new Uint8Array(readFileSync('public/data/ngrams.bin')).buffer, 'ngrams.bin');
const TEXT = 'I would like to book a ';

it('opens the network once typing pauses, and completes with it from then on', async () => {
  const predictor = new Predictor(model);
  const alone = predictor.complete(TEXT).words;
  const load = vi.fn(async () => constantTable({ mountain: 9 }));
  const opener = new NetworkOpener(predictor, load);
  expect(opener.state).toEqual({ state: 'waiting' });
  for (let key = 0; key < 5; key++) opener.typed();
  expect(load).not.toHaveBeenCalled();
  expect(predictor.complete(TEXT).words).toEqual(alone);
  await vi.waitFor(() => expect(opener.state).toMatchObject({ state: 'ready' }), 5000);
  opener.typed();
  expect(load).toHaveBeenCalledExactlyOnceWith('words/network.bin');
  expect(predictor.complete(TEXT).words[0]?.word).toBe('mountain');
  expect(predictor.complete(TEXT, { networkWeight: 0 }).words).toEqual(alone);
});

it('says what keeps the network from being opened, and lets the tables complete alone', async () => {
  const predictor = new Predictor(model);
  const alone = predictor.complete(TEXT).words;
  const opener = new NetworkOpener(predictor, async () => constantTable({ mountain: 9 }).slice(0, 700));
  await opener.open();
  expect(opener.state).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('table "words/network.bin": has 700 bytes'),
  });
  expect(predictor.complete(TEXT).words).toEqual(alone);
});
