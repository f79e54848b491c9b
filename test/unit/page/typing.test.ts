import { describe, expect, it } from 'vitest';
import { BEFORE_LIMIT, changeBetween, isAtLineEnd, isSame, wellFormed } from '@/page/typing';

const at = (before: string, after = '') => ({ before, after });
const long = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
const cut = (text: string) => text.slice(-BEFORE_LIMIT);

describe('changeBetween', () => {
  it.each([
    ['a letter typed', at('I lik'), at('I like'), { kind: 'typed', text: 'e' }],
    ['words put in', at('I '), at('I would like'), { kind: 'typed', text: 'would like' }],
    ['a letter typed in the middle', at('I l', ' it'), at('I li', ' it'), { kind: 'typed', text: 'i' }],
    ['nothing', at('I', ' am'), at('I', ' am'), { kind: 'same' }],
    ['a placeholder that comes and goes', at('I', '\n'), at('I', ''), { kind: 'same' }],
    ['typing where a placeholder was', at('', '\n'), at('I', ''), { kind: 'typed', text: 'I' }],
    ['Backspace', at('I like'), at('I lik'), { kind: 'deleted', length: 1 }],
    ['all deleted', at('I like'), at(''), { kind: 'deleted', length: 6 }],
    ['the caret one to the left', at('I like'), at('I lik', 'e'), { kind: 'moved' }],
    ['the caret one to the right', at('I', ' am'), at('I ', 'am'), { kind: 'moved' }],
    ['Delete', at('I', ' am'), at('I', 'am'), { kind: 'moved' }],
    ['a text replaced', at('I like'), at('You are'), { kind: 'moved' }],
    ['a letter in a long text', at(cut(long)), at(cut(`${long}e`)), { kind: 'typed', text: 'e' }],
    ['words in a long text', at(cut(long)), at(cut(`${long} and so on`)), { kind: 'typed', text: ' and so on' }],
    ['Backspace in a long text', at(cut(long)), at(cut(long.slice(0, -2))), { kind: 'deleted', length: 2 }],
    ['the limit reached', at(long.slice(0, 7999)), at(cut(long.slice(0, 8001))), { kind: 'typed', text: long.slice(7999, 8001) }],
    ['elsewhere in a long text', at(cut(long)), at(cut(long.slice(0, 12_000))), { kind: 'moved' }],
  ])('names %s', (_, old, now, change) => {
    expect(changeBetween(old, now)).toEqual(change);
  });

  it('agrees with what was done at random to texts short and long', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 500; round++) {
      const start = random(long.length);
      const text = long.slice(0, start);
      const added = long.slice(start, start + 1 + random(30));
      if (added === '') continue;
      expect(changeBetween(at(cut(text)), at(cut(text + added)))).toEqual({ kind: 'typed', text: added });
      expect(changeBetween(at(cut(text + added)), at(cut(text)))).toEqual({ kind: 'deleted', length: added.length });
    }
  });
});

it.each([
  ['', true],
  ['  ', true],
  ['\nmore', true],
  ['  \nmore', true],
  [' more', false],
  ['.', false],
])('knows whether %j after the caret leaves the line free: %s', (after, free) => {
  expect(isAtLineEnd(at('I', after))).toBe(free);
});

it('does not take other text for the same', () => {
  expect(isSame(at('a', 'b'), at('a', 'c'))).toBe(false);
  expect(isSame(at('a'), at('b'))).toBe(false);
});

it('replaces halves of characters and nothing else', () => {
  expect(wellFormed('\udc00a😀b\ud83d')).toBe('\ufffda😀b\ufffd');
});
