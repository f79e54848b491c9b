import { expect, it } from 'vitest';
import type { Earlier } from '@/answer/follow-up';
import { standalone } from '@/answer/standalone';

const turn = (question: string, answer?: string): Earlier => ({
  question,
  ...(answer && { answer: { answer, sentence: null, confidence: 0.9, others: [] } }),
});
const CEO = turn('Who was promoted to CEO in March 2014?', 'Brendan Eich');
const BRIDGE = turn('Where is the Iron Bridge?', 'over the River Severn');

it.each([
  ['When did he step down?', [CEO], 'When did Brendan Eich step down?'],
  ['What was his reason?', [CEO], 'What was Brendan Eich’s reason?'],
  ['Where did they meet him?', [CEO], 'Where did they meet Brendan Eich?'],
  ['When was it built?', [BRIDGE], 'When was Iron Bridge built?'],
  ['Who painted it?', [BRIDGE, turn('When was it built?', '1781')], 'Who painted Iron Bridge?'],
  ['What did she write?', [turn('When was Ada Lovelace born?', '1815')], 'What did Ada Lovelace write?'],
  ['When did her book appear?', [turn('Who wrote the notes?', 'Ada Lovelace')], 'When did Ada Lovelace’s book appear?'],
  ['Who lived after her in London?', [turn('Who wrote the notes?', 'Ada Lovelace')], 'Who lived after Ada Lovelace in London?'],
  ['Who cast its ribs?', [turn('What spans the Severn?', 'the old bridge')], 'Who cast Severn’s ribs?'],
])('puts a name for the pronoun of %o', (text, earlier, expected) => {
  expect(standalone(text, earlier)).toBe(expected);
});

it.each([
  [
    'And in Paris?',
    [turn('When was the tower of London built?', '1078')],
    'When was the tower of London built? 1078 And in Paris?',
  ],
  [
    'What about the wall?',
    [turn('How high is the tower?', '41 metres')],
    'How high is the tower? 41 metres What about the wall?',
  ],
  ['When did he retire?', [turn('Who led the party?', 'the mayor')], 'Who led the party? the mayor When did he retire?'],
  [
    'When was it sold?',
    [turn('Did Rembrandt paint for the Medici?', 'He did not.')],
    'Did Rembrandt paint for the Medici? He did not. When was it sold?',
  ],
])('puts the turn before %o where it is not plain who is meant', (text, earlier, expected) => {
  expect(standalone(text, earlier)).toBe(expected);
});

it('leaves a question that needs no other', () => {
  expect(standalone('When was the Eiffel Tower built?', [CEO])).toBe('When was the Eiffel Tower built?');
  expect(standalone('When was Mozilla founded?', [CEO])).toBe('When was Mozilla founded?');
  expect(standalone('When did he step down?')).toBe('When did he step down?');
  expect(standalone('Who was the first keeper?', [turn('How high is the tower?', '41 metres')])).toBe(
    'Who was the first keeper?',
  );
});
