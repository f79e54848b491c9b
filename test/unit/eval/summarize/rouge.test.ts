import { expect, it } from 'vitest';
import { porterStem } from '../../../eval/summarize/porter';
import { rouge } from '../../../eval/summarize/rouge';

/** What rouge-score 0.1.2 gives with use_stemmer=True. */
it.each<[reference: string, summary: string, one: number, two: number, longest: number]>([
  ['police killed the gunman', 'police kill the gunman', 1, 1, 1],
  ['police killed the gunman', 'the gunman kill police', 1, 0.333333, 0.5],
  [
    "The quick brown foxes were jumping over 12 lazy dogs' beds.",
    'A quick brown fox jumps over the lazy dog; twelve beds lay there.',
    0.75,
    0.363636,
    0.666667,
  ],
  [
    'Relational databases store organised generalizations.',
    'A relational database stores an organized generalization, the organisers say.',
    0.666667,
    0.307692,
    0.533333,
  ],
  ['testing one two', 'testing', 0.5, 0, 0.5],
  ['', 'x y', 0, 0, 0],
])('scores "%s" as rouge-score does', (reference, summary, ...expected) => {
  for (const [i, score] of rouge(summary, [reference]).entries()) expect(score).toBeCloseTo(expected[i]!, 6);
});

it('takes the best reference for each measure', () => {
  expect(rouge('the gunman kill police', ['nothing of it', 'police killed the gunman'])[0]).toBe(1);
});

/** What nltk.stem.PorterStemmer gives. */
it.each([
  ['relational', 'relat'],
  ['generalizations', 'gener'],
  ['organised', 'organis'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['flies', 'fli'],
  ['dies', 'die'],
  ['spied', 'spi'],
  ['agreed', 'agre'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['filing', 'file'],
  ['enjoying', 'enjoy'],
  ['happily', 'happili'],
  ['radically', 'radic'],
  ['geology', 'geolog'],
  ['rationally', 'ration'],
  ['controlling', 'control'],
  ['adoption', 'adopt'],
  ['replacement', 'replac'],
  ['probate', 'probat'],
  ['as', 'as'],
])('stems "%s" as NLTK does: %s', (word, stem) => {
  expect(porterStem(word)).toBe(stem);
});
