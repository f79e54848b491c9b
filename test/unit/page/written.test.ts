import { expect, it } from 'vitest';
import { type Change, changeBetween } from '@/page/typing';
import { Written } from '@/page/written';

/** Plays looks at a field ("before|after") and gives what was noted. */
function play(...looks: string[]): Written {
  const written = new Written();
  const states = looks.map((look) => {
    const [before = '', after = ''] = look.split('|');
    return { before, after };
  });
  states.slice(1).forEach((now, i) => {
    written.note(changeBetween(states[i]!, now), now.before);
  });
  return written;
}

it.each([
  ['what was typed', ['|', 'I|', 'I l|', 'I like|'], 'I like'],
  ['not what stood there', ['Dear Ann, |', 'Dear Ann, we met|'], 'we met'],
  ['what is left after Backspace', ['|', 'I likes|', 'I like|', 'I like it|'], 'I like it'],
  ['nothing of what was deleted', ['|', 'my secret|', '|'], ''],
  ['each place on a line of its own', ['|', 'one|', '|one', 'two |one'], 'one\ntwo'],
  ['no end of a word that stood there', ['walk|', 'walking home|'], 'home'],
  ['no more than was written when more is deleted', ['old|', 'old new|', 'o|', 'o k|'], 'k'],
])('keeps %s', (_, looks, text) => {
  expect(play(...looks).take()).toBe(text);
});

it('leaves out what was pasted', () => {
  const written = new Written();
  const typed = (text: string): Change => ({ kind: 'typed', text });
  written.note(typed('see '), 'see ');
  written.note(typed('a long citation'), 'see a long citation', true);
  written.note(typed(' there'), 'see a long citation there');
  expect(written.take()).toBe('see\nthere');
});

it('forgets what it handed over', () => {
  const written = play('|', 'I|');
  expect(written.take()).toBe('I');
  expect(written.take()).toBe('');
});

it('stays bounded', () => {
  const written = new Written();
  for (let i = 0; i < 100_000; i++) written.note({ kind: 'typed', text: 'word ' }, 'word ');
  written.note({ kind: 'moved' }, '');
  for (let i = 0; i < 100_000; i++) written.note({ kind: 'typed', text: 'word ' }, 'word ');
  expect(written.take().length).toBeLessThanOrEqual(20_000);
});
