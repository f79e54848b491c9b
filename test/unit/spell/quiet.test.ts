import { describe, expect, it } from 'vitest';
import { packedSpeller } from './tables';

const speller = packedSpeller();

function flagged(text: string, personal?: { has(word: string): boolean }): string[] {
  return speller.check(text, personal).mistakes.map(({ word }) => word);
}

describe('is never flagged', () => {
  it.each([
    ['an address', 'See https://exmaple.org/pathh?qeury=vlaue#fragmnet or www.exmaple.org today.'],
    ['a host or file', 'Open exmaple.com and the file raedme.txt or /usr/lcoal/bni now.'],
    ['an e-mail', 'Write to jhon.smiht@exmaple.org about it.'],
    ['a hashtag or handle', 'We like #hashtga and @hnadle very much.'],
    ['a number with its unit', 'It is 3kmh or 5xyz long, the 21th of 1990s.'],
    ['code', 'Call fooBarr or foo_barr or `smoe code` or barr() here.'],
    ['an acronym', 'The QZXT and the KLMF agreed.'],
    ['a name', 'We met Zbigniew Brzezinskov and Mr Kowalczykow there.'],
    ['a name without its capital', 'i live in london with mary.'],
    ['another script', 'The word привет and the word שלום are here.'],
    ['a possessive', "The government's plan and the boys' books are here."],
    ['a contraction', "We don't think they'll mind, and it isn't ours."],
    ['a form of either side', 'The colour of the center was grey, we realised and organized it.'],
    ['an accent or none', 'The café was a cafe, and the naive one was naïve.'],
    ['a word made of known ones', 'A nonsingular matrix and a parklike garden, pre-war and semi-automatic.'],
    ['a letter left out', "Get 'em some o' that."],
  ])('%s', (_, text) => {
    expect(flagged(text)).toEqual([]);
  });

  it('a word of the personal dictionary', () => {
    const text = 'The inkglow is a freind of mine.';
    expect(flagged(text)).toEqual(['inkglow', 'freind']);
    expect(flagged(text, new Set(['inkglow']))).toEqual(['freind']);
    expect(flagged(text)).toEqual(['inkglow', 'freind']);
  });
});

describe('text in another language', () => {
  it.each([
    ['German', 'Das Haus steht nicht weit von hier, und wir gehen morgen wieder dorthin, wenn es nicht regnet.'],
    ['French', 'Nous avons trouvé la maison après deux heures de marche sous une pluie battante.'],
    ['Spanish', 'Mañana iremos todos juntos al mercado porque necesitamos comprar pescado y verduras frescas.'],
    ['Dutch', 'Wij hebben gisteren met elkaar gesproken over de plannen voor het nieuwe schooljaar.'],
  ])('%s keeps it quiet, and it says so', (_, text) => {
    expect(speller.check(text)).toEqual({ mistakes: [], doubts: [], isForeign: true });
  });

  it('is not what badly spelled English is taken for', () => {
    const { isForeign, mistakes } = speller.check('I wos goin to skool wen I sor a big dogg on the rode and it bited me.');
    expect(isForeign).toBe(false);
    expect(mistakes.length).toBeGreaterThan(4);
    expect(flagged('I recieved you are email yesteday and definately agree.')).toEqual(['recieved', 'yesteday', 'definately']);
  });
});

it('still flags a slip with a capital, at the start and inside', () => {
  expect(flagged('Wich way did they go? I told Teh man.')).toEqual(['Wich', 'Teh']);
});
