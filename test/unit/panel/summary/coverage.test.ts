import { expect, it } from 'vitest';
import { coverage, extent, progressWords, shortfall } from '@/panel/summary/coverage';
import type { DocumentInfo } from '@/rpc/reading-jobs';

it.each([
  [{ words: 9200, sections: 14 }, '9,200 words · 14 sections'],
  [{ words: 1, sections: 1 }, '1 word'],
  [{ words: 312, sections: 0 }, '312 words'],
  [{ words: 9200, sections: 12, left: { words: 800, sections: 2 } }, 'The first 9,200 of 10,000 words · 12 of 14 sections'],
  [{ words: 9200, sections: 14, left: { words: 800, sections: 0 } }, 'The first 9,200 of 10,000 words · 14 sections'],
])('says how much there is: %o', (document, words) => {
  expect(extent(document, 'en')).toBe(words);
});

it.each([
  [{ sections: [14, 14], words: 9200 }, 'All 14 sections, 9,200 words'],
  [{ sections: [12, 14], words: 9200 }, '12 of 14 sections, 9,200 words'],
  [{ sections: [1, 1], words: 312 }, 'All of it, 312 words'],
  [{ sections: [0, 1], words: 0 }, '0 of 1 section, 0 words'],
] as const)('says how much of it was read: %o', ({ sections: [read, all], words: count }, words) => {
  expect(coverage({ sections: [read, all], words: count }, 'en')).toBe(words);
});

it('says how much of a document that is too long was read', () => {
  expect(coverage({ sections: [12, 14], words: 9200, of: 10_000 }, 'en')).toBe(
    'The first 9,200 of 10,000 words · 12 of 14 sections',
  );
  expect(coverage({ sections: [1, 1], words: 9200, of: 10_000 }, 'en')).toBe('The first 9,200 of 10,000 words');
});

it('says what an answer could not be looked for in', () => {
  const whole: DocumentInfo = {
    key: 'a',
    source: 'page',
    title: 'Bends',
    url: 'https://example.org/',
    words: 9200,
    sections: 1,
    headings: [],
  };
  const cut = { ...whole, title: 'Rivers', left: { words: 800, sections: 0 } };
  expect(shortfall([whole], 'en')).toBeUndefined();
  expect(shortfall([cut], 'en')).toBe('Read: the first 9,200 of 10,000 words');
  expect(shortfall([whole, cut], 'en')).toBe('Read: the first 9,200 of 10,000 words of “Rivers”');
});

it.each([
  [{ what: 'reading', done: 3, all: 14 }, 'Reading, 3 of 14'],
  [{ what: 'choosing', done: 0, all: 1 }, 'Choosing'],
  [{ what: 'writing', done: 0, all: 3 }, 'Writing, part 1 of 3'],
  [{ what: 'writing', done: 3, all: 3 }, 'Writing, part 3 of 3'],
  [{ what: 'writing', done: 0, all: 1 }, 'Writing'],
  [{ what: 'searching', done: 1000, all: 2000 }, 'Searching, 1,000 of 2,000'],
] as const)('says how far it is: %o', (progress, words) => {
  expect(progressWords(progress, 'en')).toBe(words);
});
