import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PackedModel } from '@/ngram/packed-model';
import { Candidates } from '@/spell/candidates';
import { Language } from '@/spell/language';
import { Search } from '@/spell/search';
import { packedSpelling } from './tables';

const WORDS = [
  'simonelli',
  'corneilus',
  'recieve',
  'formby',
  'alot',
  'vielleicht',
  'teh',
  'xqzw',
  'wieder',
  'speling',
  'kowalczyk',
];

describe('the words that unknown letters may be meant to be', () => {
  const model = new PackedModel(new Uint8Array(readFileSync('public/data/ngrams.bin')).buffer, 'ngrams.bin');
  const { lexicon, channel } = packedSpelling();
  const candidates = new Candidates(new Language(model, lexicon), new Search(lexicon.tree, channel));

  it.each([
    { cost: 8, logProb: -12 },
    { cost: 6, logProb: -12 },
  ])('have a common one within $cost only where a brief look tells so', ({ cost, logProb }) => {
    const told = WORDS.filter((word) => candidates.mayGive(word, cost, logProb));
    expect(told).toEqual(expect.arrayContaining(['recieve', 'alot', 'teh', 'speling']));
    expect(told.length).toBeLessThan(WORDS.length);
    for (const word of WORDS) {
      const near = candidates.of(word).filter((option) => option.cost > 0 && option.cost <= cost && option.alone[0]! > logProb);
      if (near.length > 0) expect(told).toContain(word);
    }
  });
});
