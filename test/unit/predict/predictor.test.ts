import { expect, it } from 'vitest';
import { WordNetwork } from '@/neural/word-network';
import { CandidateFinder } from '@/predict/candidates';
import { readContext } from '@/predict/context';
import type { NetworkOpinion } from '@/predict/network-words';
import { Predictor } from '@/predict/predictor';
import { addText } from '@/predict/reader';
import { Recency } from '@/predict/recency';
import { scoreText } from '@/predict/score';
import { constantTable } from '../neural/toy';
import { toyModel } from './toy';

const model = toyModel(
  [
    'thank you for your help .',
    'thank you for your help and support .',
    'thank you for your time .',
    'the weather in London is fine .',
    'we went to London by train .',
    'I think I know the answer .',
    'the answer is in the book .',
    'they sold the house .',
  ],
  ['Zanzibar', 'zymurgy'],
);
const open = { word: [0.05, 0.2], following: 0.05, leastCharacters: 1 };
const complete = (before: string, after = '') => new Predictor(model).complete(before, { after, gate: open });
const first = (before: string): string | undefined => complete(before).words[0]?.word;

it('completes the word that was begun, and goes on', () => {
  expect(complete('Thank you for your he').shown?.text).toMatch(/^lp/);
  expect(complete('Thank y').shown?.text).toMatch(/^ou for your/);
});

it('gives probabilities among all words that begin with what was typed', () => {
  const { words } = complete('th');
  expect(words.every(({ word }) => word.startsWith('th'))).toBe(true);
  expect(words.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 5);
});

it('writes words in the case they belong in', () => {
  expect(first('')).toMatch(/^(The|Thank|I|We|They)$/);
  expect(first('Tha')).toBe('Thank');
  expect(first('THA')).toBe('THANK');
  expect(first('the weather in ')).toBe('London');
  expect(first('the weather in lon')).toBe('London');
  expect(complete('the weather in lon').shown?.text).toMatch(/^don/);
  expect(first('i think ')).toBe('I');
});

it('takes a capital inside a sentence for a name, and no capital for none', () => {
  const cased = new Predictor(toyModel([...Array(5).fill('we saw lakes .'), 'we saw London .', 'London is near .']));
  const best = (before: string): string | undefined => cased.complete(before, { gate: open }).words[0]?.word;
  expect(best('We saw l')).toBe('lakes');
  expect(best('We saw L')).toBe('London');
  expect(cased.complete('L', { gate: open }).words.map(({ word }) => word)).toEqual(['London', 'Lakes']);
});

it('knows that nothing but words that were never seen begins so', () => {
  const { words } = complete('I saw z');
  expect(words).toEqual([]);
  const rare = complete('I saw zy').words;
  expect(rare.map(({ word }) => word)).toEqual(['zymurgy']);
  expect(rare[0]!.p).toBeCloseTo(1, 5);
});

it('learns from the sentence under way', () => {
  expect(first('Brobdingnag is far, and Bro')).toBe('Brobdingnag');
});

it('leaves capitals out where the writer does', () => {
  expect(first('we went to london. ')).toBe(first('We went to London. ')?.toLowerCase());
});

it('says nothing inside a word, and does not repeat what stands after the caret', () => {
  expect(complete('Thank y', 'ou').shown).toBeNull();
  expect(complete('Thank y', ' for your help').shown?.text).toBe('ou');
  expect(complete('Thank you for ', ' your help').shown).toBeNull();
});

it('begins with a space where a whole word was typed', () => {
  expect(complete('thank you for your').shown?.text).toMatch(/^ (help|time)/);
});

it('is silent below the gate, and still ranks', () => {
  const strict = new Predictor(model).complete('th', { gate: { ...open, word: [0, 0, 1.1] } });
  expect(strict.shown).toBeNull();
  expect(strict.words.length).toBeGreaterThan(2);
});

it('offers rare words when nothing else fits', () => {
  expect(first('I like zanz')).toBe('Zanzibar');
});

it('learns words of the text so far, also unknown ones', () => {
  expect(first('I like Bro')).toBeUndefined();
  expect(first('Brobdingnag is far. I like Bro')).toBe('Brobdingnag');
});

it('goes by what the person wrote before', () => {
  const personal = new Recency(1000);
  for (let i = 0; i < 20; i++) addText(personal, model, 'Kind regards, Wilhelmina Ashgrove');
  const predictor = new Predictor(model);
  const offered = (options = {}): string[] => predictor.complete('Kind regards, ', options).words.map(({ word }) => word);
  expect(offered({ personal })).toContain('Wilhelmina');
  expect(offered()).not.toContain('Wilhelmina');
  expect(predictor.complete('Yours, Wil', { personal }).words.map(({ word }) => word)).toEqual(['Wilhelmina']);
});

it('offers words of the text that its network does not know, and shares what was typed among all', () => {
  const predictor = new Predictor(model);
  predictor.use(new WordNetwork(constantTable({ the: 2, answer: 1, house: 1 })));
  const text = 'Thank you, Wilhelmina. We sold the house to Wilhelmina. I think ';
  expect(predictor.complete(`${text}Wi`).words.map(({ word }) => word)).toEqual(['Wilhelmina']);
  const { words } = predictor.complete(`${text}th`);
  expect(words.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 5);
});

it('mixes in what is recalled of the text, with letters typed and without', () => {
  const opinion = (weight: number): NetworkOpinion => ({
    best: [],
    probability: (_word, p) => p,
    knows: () => true,
    mass: 1,
    recalled: {
      weight,
      shares: new Map([
        ['house', 0.7],
        ['help', 0.3],
      ]),
    },
  });
  const p = (before: string, weight: number): number =>
    new CandidateFinder(model).find(readContext(before)!, [], opinion(weight)).find(({ word }) => word === 'house')?.p ?? 0;
  expect(p('They saw the ', 0.5)).toBeGreaterThan(p('They saw the ', 0) / 2 + 0.34);
  expect(p('They saw the ', 0.5)).toBeLessThan(p('They saw the ', 0) / 2 + 0.5);
  expect(p('They saw the h', 1)).toBeCloseTo(0.7, 5);
  expect(p('They saw the h', 0.5)).toBeGreaterThan(p('They saw the h', 0));
});

it('scores a sentence word by word; an opening word counts in both cases', () => {
  const { words, oov, perplexity } = scoreText(model, 'The answer is in the bookshelf.');
  expect(words.map(({ word }) => word)).toEqual(['The', 'answer', 'is', 'in', 'the', 'bookshelf', '.', '</s>']);
  expect(oov).toBe(1);
  const known = words.filter(({ oov }) => !oov);
  expect(perplexity).toBeCloseTo(Math.exp(-known.reduce((sum, { logp }) => sum + logp, 0) / known.length), 9);
  expect(Math.exp(words[0]!.logp)).toBeCloseTo(0.98 * Math.exp(model.logProb([0], model.vocabulary.idOf('the'))), 6);
});

it('survives every kind of text', () => {
  for (const text of [
    '\ud800',
    '\u200b\u200d',
    'x'.repeat(1_000_000),
    'a '.repeat(300_000),
    '\u0000',
    'שלום ',
    '💥💥',
    '\n\n\n',
    "''''",
    'ﬁ',
  ]) {
    expect(() => complete(text, text)).not.toThrow();
  }
});
