import { expect, it } from 'vitest';
import { FusedPredictor } from '@/predict/fused-predictor';
import type { NextPieces } from '@/predict/next-pieces';
import { Predictor } from '@/predict/predictor';
import { toyModel } from './toy';

const LINES = ['the weather today is very hot', 'the weather here is fine', 'we talk of the weather often', 'the house is old'];

/** A model that is sure of one word after each text, and notes what it was asked. */
function sureOf(next: Record<string, string>, p: number): { asked: string[]; read: (text: string) => Promise<NextPieces> } {
  const asked: string[] = [];
  return {
    asked,
    read: async (text) => {
      asked.push(text);
      const word = Object.entries(next).find(([end]) => text.trimEnd().endsWith(end))?.[1];
      return {
        words: (prefix) => (word?.startsWith(prefix) ? [{ word, piece: word, p, isWhole: true }] : []),
        first: (other) => ({ piece: other, p: other === word ? p : 0 }),
        mass: () => 1,
      };
    },
  };
}

it('asks the model for a word no more where nothing that it says could be shown', async () => {
  const predictor = new Predictor(toyModel(LINES));
  const next = { the: 'weather', weather: 'today' };
  const model = sureOf(next, 0.5);
  const strict = { word: [0.5], following: 0.9, leastCharacters: 2 };
  const short = await new FusedPredictor(predictor, model.read).complete('we like the w', { gate: strict });
  expect(short.shown?.text).toBe('eather');
  expect(short.shown!.p).toBeLessThan(strict.following);
  expect(model.asked).toEqual(['we like the ']);

  const sure = sureOf(next, 1);
  const parts: string[] = [];
  const grown = ({ text }: { text: string }): unknown => parts.push(text);
  const long = await new FusedPredictor(predictor, sure.read).complete('we like the w', { grown });
  expect(long.shown?.text).toBe('eather today');
  expect(parts[0]).toBe('eather');
  expect(sure.asked.slice(0, 2)).toEqual(['we like the ', 'we like the weather']);
});
