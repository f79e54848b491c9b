import { expect, it } from 'vitest';
import { suggestedQuestions } from '@/panel/ask/questions';

it('asks for what the headings promise, in their order', () => {
  const headings = ['1. Early life', 'How is it made?', 'Chapter 3: The keepers', 'The lamp and the lens:[edit]'];
  expect(suggestedQuestions({ title: 'The Skarholm lighthouse', headings })).toEqual([
    'What does “Early life” say?',
    'How is it made?',
    'What does “The keepers” say?',
    'What does “The lamp and the lens” say?',
  ]);
});

it.each([
  'See also',
  'References',
  'Related articles',
  'Share',
  'Subscribe',
  '42',
  '—',
  'Skarholm',
  'A heading that goes on and on, far longer than any question that a person would like to read',
])('asks for nothing that says nothing of the subject: %s', (heading) => {
  expect(suggestedQuestions({ title: 'Skarholm lighthouse', headings: [heading] })).toEqual([]);
});

it('suggests four at most, and none twice', () => {
  const headings = ['Tools', 'Tools', 'Wood', 'Glue', 'Paint', 'Varnish'];
  expect(suggestedQuestions({ title: 'A chair', headings })).toHaveLength(4);
  expect(suggestedQuestions({ title: 'A chair', headings: headings.slice(0, 2) })).toEqual(['What does “Tools” say?']);
});
