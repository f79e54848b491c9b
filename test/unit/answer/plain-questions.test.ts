import { expect, it } from 'vitest';
import type { Block, ReadDocument } from '@/read/document';
import { answerFrom, page, sections } from './pages';

/** A page of an encyclopedia with its table of facts, notes and references. */
const WIKI: ReadDocument = (() => {
  const { blocks, ...rest } = sections('Lindsoft', {
    '': [
      'Lindsoft is a company that makes tools for libraries.[1] Many libraries use Lindsoft every day.',
      'In 2004[2] the company moved to Geneva, because rents had doubled. Visitors can see the first office on Sundays.',
      'Ada Berg, who had studied in Lund, joined in 1999. On Monday Ada Berg, chief designer of the company, announced a new catalogue.[3]',
      'The revenue of 2011 was $163 million, of which 85% came from libraries.',
      'Anna Holm, MD, president of the Society of Readers, said that the catalogue “is the best of all”.',
    ],
    References: ['"Why Lindsoft moved to Geneva". Library News.', '^ Berg, Ada. Who is Ada Berg? 2001.'],
  });
  const row = (text: string): Block => ({ kind: 'row', text, section: [] });
  return {
    ...rest,
    blocks: [row('Founded | February 28, 1998'), row('Founder | Karl Lind'), row('Website | example.org'), ...blocks],
  };
})();

it.each([
  ['Who founded Lindsoft?', 'Karl Lind'],
  ['When was Lindsoft founded?', 'February 28, 1998'],
  ['What is the website of Lindsoft?', 'example.org'],
  ['Who is Ada Berg?', 'chief designer of the company'],
  ['Who is Anna Holm?', 'president of the Society of Readers'],
  ['What was the revenue of 2011?', '$163 million'],
  ['What share came from libraries?', '85%'],
  ['When did the company move to Geneva?', '2004'],
])('answers %o with %o', (question, expected) => {
  expect(answerFrom([WIKI], question).answer).toBe(expected);
});

it.each([
  ['What is Lindsoft?', 'Lindsoft is a company that makes tools for libraries.[1]'],
  ['Why did Lindsoft move to Geneva?', 'In 2004[2] the company moved to Geneva, because rents had doubled.'],
  [
    'What did Anna Holm say?',
    'Anna Holm, MD, president of the Society of Readers, said that the catalogue “is the best of all”.',
  ],
])('answers %o with the sentence %o', (question, expected) => {
  const { answer, sentence } = answerFrom([WIKI], question);
  expect(sentence!.quote).toBe(expected);
  if (!question.startsWith('Why')) expect(answer).toBe(expected);
});

it('sets no words in bold that cannot be what is asked for', () => {
  const saucer = page('Soaking', 'Place the foam into a bowl full of water and allow it to soak until it sinks to the bottom.');
  for (const question of ['How long should the foam soak?', 'How often should the foam soak?', 'When should the foam soak?']) {
    const { answer, span, sentence } = answerFrom([saucer], question);
    expect(span).toBeUndefined();
    expect(answer).toBe(sentence!.quote);
  }
});

it('reads no mark of a reference as a number', () => {
  const marked = page(
    'Gecko',
    'Gecko is used by Thunderbird and by many other programs.[62] Thunderbird speaks many languages.[a]',
  );
  expect(answerFrom([marked], 'How many programs use Gecko?').span).toBeUndefined();
});

it('takes no line that only says what follows, and no list of references', () => {
  const list = page('Terrarium', 'What you need for a terrarium:', 'For a terrarium you need moss and a glass bowl.');
  expect(answerFrom([list], 'What do I need for a terrarium?').sentence!.quote).toBe(
    'For a terrarium you need moss and a glass bowl.',
  );
  for (const { quote } of answerFrom([WIKI], 'Why did it move to Geneva?').others) expect(quote).not.toContain('Library News');
});
