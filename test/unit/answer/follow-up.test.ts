import { expect, it } from 'vitest';
import { resolve } from '@/answer/follow-up';

const FLAMSTEED = {
  question: 'Who was the first Astronomer Royal?',
  answer: { answer: 'John Flamsteed', sentence: null, confidence: 0.9, others: [] },
};
const carriedBy = (text: string, ...earlier: Parameters<typeof resolve>[1] & {}): string[] =>
  resolve(text, earlier)
    .carried.sort((a, b) => b.weight - a.weight)
    .map(({ term }) => term);

it.each(['When was he born?', 'Why?', 'What did he catalogue in those years?'])(
  'looks in %o for whom the talk was about',
  (text) => {
    expect(carriedBy(text, FLAMSTEED)).toEqual(expect.arrayContaining(['john', 'flamste', 'astronom', 'royal']));
  },
);

it.each([
  'Who founded the observatory in Greenwich?',
  'How many stars did Halley see in his life?',
  'Which river flows past Greenwich Park?',
])('takes %o as it is', (text) => {
  expect(carriedBy(text, FLAMSTEED)).toEqual([]);
});

it('carries nothing where nothing was asked before', () => {
  expect(carriedBy('When was he born?')).toEqual([]);
});

it('asks again for what was asked, where the question only names another thing', () => {
  const earlier = [{ question: 'When was the observatory in Paris founded?' }];
  expect(resolve('And in Greenwich?', earlier).question.asked).toBe('time');
  expect(carriedBy('And in Greenwich?', ...earlier)).toEqual(['pari', 'observatori', 'found']);
});

it('goes back through questions that lean on others, and lets their words fade', () => {
  const carried = resolve('And why?', [FLAMSTEED, { question: 'Where did he live?' }]).carried;
  const weightOf = (term: string): number => carried.find((one) => one.term === term)?.weight ?? 0;
  expect(weightOf('flamste')).toBeGreaterThan(0);
  expect(weightOf('flamste')).toBeLessThan(
    resolve('And why?', [FLAMSTEED]).carried.find(({ term }) => term === 'flamste')!.weight,
  );
  const past = resolve('And why?', [FLAMSTEED, { question: 'Where is Greenwich Park in London?' }, { question: 'Who owns it?' }]);
  expect(past.carried.map(({ term }) => term)).toContain('greenwich');
  expect(past.carried.map(({ term }) => term)).not.toContain('flamste');
});
