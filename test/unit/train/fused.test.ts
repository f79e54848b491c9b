import { expect, it } from 'vitest';
import { LogLinear } from '@/predict/log-linear';
import type { NextPieces } from '@/predict/next-pieces';
import { Predictor } from '@/predict/predictor';
import { trainFused } from '@/train/fused';
import { toyModel } from '../predict/toy';

const LINES = ['the weather today is very hot', 'the house is old', 'the garden is green', 'we talk of the weather often'];
const PLACES = ['weather', 'house', 'garden', 'talk'].flatMap((word) => [
  { before: 'we like the ', word },
  { before: 'look at the ', word },
]);

/** A model that says one word of which it is sure. */
function sureOf(word: string): NextPieces {
  return {
    words: (prefix) => (word.startsWith(prefix) ? [{ word, piece: word, p: 0.9, isWhole: true }] : []),
    first: (other) => ({ piece: other, p: other === word ? 0.9 : 0 }),
    mass: (prefix) => (word.startsWith(prefix) ? 0.9 : 0),
  };
}

it('learns to believe a model that is right, and not one that is wrong', async () => {
  const predictor = new Predictor(toyModel(LINES));
  const train = async (says: (place: number) => string): Promise<LogLinear> => {
    let asked = 0;
    const readNext = async (): Promise<NextPieces> => sureOf(says(asked++));
    return new LogLinear(await trainFused(PLACES, { predictor, readNext }, () => {}), 0.5);
  };
  const opinions = [
    { word: 'model', model: 0.9, ngrams: 0.01, network: 0.01 },
    { word: 'ngrams', model: 0.01, ngrams: 0.5, network: 0.5 },
  ];
  const pOfModel = (by: LogLinear): number => by.weigh(opinions, 0)[0]!.p;
  const right = await train((place) => PLACES[place]!.word);
  const wrong = await train(() => 'very');
  expect(pOfModel(right)).toBeGreaterThan(0.5);
  expect(pOfModel(wrong)).toBeLessThan(0.2);
});
