import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WordNetwork } from '@/neural/word-network';
import { PackedModel } from '@/ngram/packed-model';
import { caseWeights } from '@/predict/casing';
import { readContext } from '@/predict/context';
import { type NetworkOpinion, NetworkWords } from '@/predict/network-words';
import { Predictor } from '@/predict/predictor';

const bytesOf = (path: string): ArrayBuffer => new Uint8Array(readFileSync(path)).buffer;
const model = new PackedModel(bytesOf('public/data/ngrams.bin'), 'ngrams.bin');
const words = new NetworkWords(new WordNetwork(bytesOf('public/models/words/network.bin'), 'network.bin'), model);

function opinion(before: string): NetworkOpinion {
  const context = readContext(before)!;
  return words.at(words.earlier(before, context), context, caseWeights(context));
}

it('takes a text for one to someone until it has a sentence of its own', () => {
  const first = readContext('we could ')!;
  const second = readContext('It rains. We could ')!;
  expect(words.earlier('we could ', first).ids.length).toBeGreaterThan(5);
  expect(words.earlier('It rains. We could ', second).words).toEqual(['it', 'rains', '.', '']);
  expect(opinion('').best[0]![0]).toBe('I');
});

it('recalls nothing of what it takes a text to go on from', () => {
  expect(opinion('').recalled.weight).toBe(0);
  expect([...opinion('we could ').recalled.shares.keys()].sort()).toEqual(['could', 'we']);
});

it('tells what n-grams and network each give a word, with what was written before', () => {
  const predictor = new Predictor(model);
  predictor.use(words.network);
  const text = 'We asked Roderick about the garden. Then Roderick sold the house and the ';
  for (const before of [text, `${text}g`, `${text}ho`]) {
    const { context, find } = predictor.place(before)!;
    const candidates = find(context);
    for (const { p, ngrams, network } of candidates) expect(p).toBeCloseTo((ngrams + network) / 2, 6);
    const alone = predictor.place(before, undefined, 1)!.find(context);
    for (const { word, p } of alone.slice(0, 10)) expect(candidates.find((one) => one.word === word)?.network).toBeCloseTo(p, 6);
    expect(candidates.some(({ ngrams, network }) => Math.abs(ngrams - network) > 0.01)).toBe(true);
  }
});
