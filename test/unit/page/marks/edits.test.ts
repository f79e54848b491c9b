import { expect, it } from 'vitest';
import { carried, editBetween } from '@/page/marks/edits';
import type { Mistake } from '@/spell/mistake';

/** A mistake for each of some words of a text. */
function mistakesIn(text: string, words: string[]): Mistake[] {
  return [...text.matchAll(/[a-z]+/gi)]
    .filter(([word]) => words.includes(word))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, word, kind: 'nonword', corrections: [], p: 1 }));
}

it.each([
  ['typed at the end', 'I saw teh', 'I saw teh ', { start: 9, removed: 0, added: 1 }],
  ['deleted in the middle', 'I saaw', 'I saw', { start: 4, removed: 1, added: 0 }],
  ['replaced', 'I saw teh cat', 'I saw the cat', { start: 7, removed: 2, added: 2 }],
  ['nothing', 'same', 'same', { start: 4, removed: 0, added: 0 }],
  ['repeated letters', 'aaa', 'aaaa', { start: 3, removed: 0, added: 1 }],
  ['all', 'old', '', { start: 0, removed: 3, added: 0 }],
])('finds the smallest edit: %s', (_, old, now, edit) => expect(editBetween(old, now)).toEqual(edit));

const WRONG = ['teh', 'wich', 'recieve'];

it.each([
  ['typed before', 'I saw teh cat', 'Now I saw teh cat', ['teh']],
  ['a space typed after', 'I saw teh', 'I saw teh ', ['teh']],
  ['a letter typed onto it', 'I saw teh', 'I saw tehm', []],
  ['a letter typed before it', 'I saw teh', 'I saw xteh', []],
  ['a letter typed inside', 'teh', 'texh', []],
  ['corrected', 'teh wich', 'the wich', ['wich']],
  ['all gone', 'teh wich', '', []],
  ['a space in between', 'tehwich teh', 'teh wich teh', ['teh']],
])('carries mistakes over an edit: %s', (_, old, now, words) => {
  const kept = carried(mistakesIn(old, WRONG), editBetween(old, now), now);
  expect(kept.map(({ word }) => word)).toEqual(words);
  for (const { start, end, word } of kept) expect(now.slice(start, end)).toBe(word);
});

it('never carries a mistake to a place where its word does not stand, in 3,000 random edits', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const parts = ['teh', 'wich', 'recieve', ' ', ', ', 'the', '\n', "'", 'x'];
  const make = (count: number): string => Array.from({ length: count }, () => parts[random(parts.length)]).join('');
  let text = make(12);
  let kept = 0;
  for (let i = 0; i < 3000; i++) {
    const at = random(text.length + 1);
    const now = text.slice(0, at) + make(random(3)) + text.slice(at + random(4));
    const standing = mistakesIn(now, WRONG);
    for (const mistake of carried(mistakesIn(text, WRONG), editBetween(text, now), now)) {
      const isStanding = standing.some(({ start, end }) => start === mistake.start && end === mistake.end);
      // An apostrophe joins words for us, and not for the expression above.
      expect(isStanding, JSON.stringify({ text, now, mistake })).toBe(true);
      kept++;
    }
    text = now.length > 200 ? make(12) : now;
  }
  expect(kept).toBeGreaterThan(1000);
});
