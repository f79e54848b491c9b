import { beforeEach, expect, it } from 'vitest';
import { AutoCorrect } from '@/page/marks/auto-correct';
import { Flags } from '@/page/marks/flags';
import type { Check, Mistake } from '@/spell/mistake';

let check: Check;
let flags: Flags;
const refused = new Set<string>();
let isKnown = true;

function mistake(change: Partial<Mistake> = {}): Mistake {
  return { start: 6, end: 9, word: 'teh', kind: 'nonword', corrections: ['the', 'tea'], p: 0.99, ...change };
}

beforeEach(() => {
  refused.clear();
  isKnown = true;
  check = { mistakes: [mistake()], isForeign: false };
  flags = new Flags({ answer: () => (isKnown ? check : undefined), isRight: () => false });
  flags.look('I saw teh', 9, 'typed');
  flags.look('I saw teh ', 10, 'typed');
});

it('corrects a word that was just finished', () => {
  expect(new AutoCorrect(refused).changeFor(flags, 10)).toEqual({ start: 6, end: 9, text: 'the' });
});

it.each<[string, () => void]>([
  ['is not sure', () => (check.mistakes = [mistake({ p: 0.9 })])],
  ['is a word', () => (check.mistakes = [mistake({ kind: 'realword' })])],
  ['has no correction', () => (check.mistakes = [mistake({ corrections: [] })])],
  ['is another word', () => (check.mistakes = [mistake({ start: 2, end: 5 })])],
  ['was not checked yet', () => (isKnown = false)],
  ['was refused here', () => refused.add('teh')],
  ['was deleted into', () => flags.look('I saw teh', 9, 'typed')],
  ['was pasted after', () => flags.look('I saw teh cat', 13, 'other')],
])('leaves a word that %s', (_, change) => {
  change();
  flags.collect();
  expect(new AutoCorrect(refused).changeFor(flags, 10)).toBeNull();
});

it('leaves a word that the caret is far from', () => {
  expect(new AutoCorrect(refused).changeFor(flags, null)).toBeNull();
  expect(new AutoCorrect(refused).changeFor(flags, 3)).toBeNull();
  expect(new AutoCorrect(refused).changeFor(flags, 99)).toBeNull();
});

it('takes a correction back once, at its place, and does not make it again', () => {
  const auto = new AutoCorrect(refused);
  const change = auto.changeFor(flags, 10)!;
  auto.note(change, 'teh', 'I saw the ', 10);
  expect(auto.takeBack('I saw the ', 10)).toEqual({ start: 6, end: 9, text: 'teh' });
  expect(auto.takeBack('I saw the ', 10)).toBeNull();
  expect(auto.changeFor(flags, 10)).toBeNull();
});

it.each([
  ['after more was typed', 'I saw the c', 11],
  ['after the caret moved', 'I saw the ', 3],
])('leaves Backspace alone %s', (_, text, caret) => {
  const auto = new AutoCorrect(refused);
  auto.note({ start: 6, end: 9, text: 'the' }, 'teh', 'I saw the ', 10);
  expect(auto.takeBack(text, caret)).toBeNull();
  expect(refused.size).toBe(0);
});
