import { expect, it } from 'vitest';
import { type Asked, bareQuestion, readQuestion } from '@/answer/question';

it.each<[asked: Asked, questions: string[]]>([
  [
    'time',
    ['When was it founded?', 'In what year did he die?', 'Which century saw the rise?', 'What is the date of the treaty?'],
  ],
  [
    'person',
    ['Who wrote it?', 'Whose theory was it?', 'Which king signed the treaty?', 'What is the name of the author of the book?'],
  ],
  ['place', ['Where is it?', 'What city hosts the games?', 'In which country does the river rise?']],
  ['count', ['How many people live there?', 'What is the population of Kenya?', 'What number of seats are there?']],
  ['money', ['How much did it cost?', 'What was the price of oil?']],
  ['share', ['What percentage of voters agreed?', 'How much of the land is farmed?']],
  ['duration', ['How long did the war last?', 'How often does it run?']],
  ['measure', ['How tall is the tower?', 'What is the length of the river?']],
  ['reason', ['Why did it fail?']],
  ['manner', ['How did it work?']],
  ['group', ['What company owns it?', 'Which team won?']],
  ['name', ['Which treaty ended it?']],
  ['thing', ['What did it cause?', 'Tell me about lions']],
  ['truth', ['Is it open on Sundays?', 'Does the plan include support?']],
])('sees what is asked: %s', (asked, questions) => {
  expect(questions.map((question) => readQuestion(question).asked)).toEqual(questions.map(() => asked));
});

it('finds what the question word stands with', () => {
  expect(readQuestion('Which river flows past Greenwich?').focus[0]).toBe('river');
  expect(readQuestion('What type of engine was used?').focus).toEqual(['engin']);
  expect(readQuestion('In what year did it open?').focus).toEqual(['year']);
  expect(readQuestion('Why?').focus).toEqual([]);
});

it('knows questions that ask only what something is', () => {
  expect(['What is a prime number?', 'What are lions?'].every((text) => readQuestion(text).isDefinition)).toBe(true);
  expect(
    [
      'What is the largest prime below ten?',
      'What did he do?',
      'What was found?',
      'What is the capital?',
      "What is Kenya's capital?",
      'Is it?',
    ].some((text) => readQuestion(text).isDefinition),
  ).toBe(false);
});

it.each([
  ['What does this article say about the climate of Kenya?', 'What is the climate of Kenya?'],
  ['According to the page, who founded it?', 'who founded it?'],
  ['How many stars are named in this document?', 'How many stars are named ?'],
  ['What is in the text of the treaty?', 'What is in the text of the treaty?'],
])('leaves out of %o what is about the page itself', (text, bare) => {
  expect(bareQuestion(text)).toBe(bare);
});

it.each([
  ['Who is Ada Berg?', true],
  ['who was Karl von Lind', true],
  ['Who was the first keeper?', false],
  ['Who is sure of it?', false],
  ['Who founded Berg?', false],
])('tells whether %o asks who someone is', (question, expected) => {
  expect(readQuestion(question).isIdentity).toBe(expected);
});
