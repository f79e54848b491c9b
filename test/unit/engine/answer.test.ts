import { expect, it } from 'vitest';
import { answerFromText, rankTexts } from '@/engine/answer';
import { Fields } from '@/engine/fields';

const TEXT = '# Bees\r\n\r\n  Bees are kept in hives. Bees swarm in May 1999.\r\n\r\nA hive of wood keeps the bees warm.';

it('answers from a text, with the place of the quotation in it', async () => {
  const said = await answerFromText('What keeps the bees warm?', TEXT);
  expect(said.quote).toBe('A hive of wood keeps the bees warm.');
  expect(TEXT.slice(said.start, said.end)).toBe(said.quote);
  expect(said.quote).toContain(said.answer!);
  expect((await answerFromText('Who won the cup in Brazil?', TEXT)).answer).toBeNull();
  expect(await answerFromText('Who?', '')).toEqual({ answer: null, quote: null, confidence: 0 });
});

it('ranks every passage, by its place in the list', async () => {
  const { order } = await rankTexts('What keeps bees warm?', ['Ants.', 'A hive keeps bees warm.', '']);
  expect(order.map(({ index }) => index)).toEqual([1, 0, 2]);
  expect(order[0]!.score).toBeGreaterThan(order[1]!.score);
  expect(await rankTexts('What?', [])).toEqual({ order: [] });
});

it.each([
  ['{"question":"x"}', 'field "passages" must be a list of strings, got undefined'],
  ['{"passages":"a"}', 'field "passages" must be a list of strings, got "a"'],
  ['{"passages":["a",7]}', 'field "passages" must be a list of strings, got 7 at 1'],
])('says what is wrong with %s', (line, error) => {
  expect(() => Fields.of(line).strings('passages')).toThrow(error);
});
