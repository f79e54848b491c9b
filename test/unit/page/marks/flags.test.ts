import { expect, it } from 'vitest';
import { type Answers, Flags } from '@/page/marks/flags';
import type { Check } from '@/spell/mistake';

const WRONG: Record<string, string> = { teh: 'the', recieve: 'receive', minuets: 'minutes' };

/** Answers for every paragraph that was checked: the words above are wrong. */
class Known implements Answers {
  readonly checks = new Map<string, Check>();
  readonly right = new Set<string>();

  check(paragraphs: string[]): void {
    for (const text of paragraphs) {
      const mistakes = [...text.matchAll(/[a-z]+/g)].flatMap(({ 0: word, index }) =>
        WRONG[word]
          ? [{ start: index, end: index + word.length, word, kind: 'nonword' as const, corrections: [WRONG[word]], p: 0.99 }]
          : [],
      );
      this.checks.set(text, { mistakes, isForeign: text.startsWith('Bonjour') });
    }
  }

  answer(paragraph: string): Check | undefined {
    return this.checks.get(paragraph);
  }

  isRight(word: string): boolean {
    return this.right.has(word);
  }
}

function words(flags: Flags): string[] {
  return flags.flagged().map(({ start, end }) => flags.text.slice(start, end));
}

/** Types a text letter by letter at its end, with an answer to each question at once. */
function type(flags: Flags, known: Known, added: string): number {
  let questions = 0;
  for (const letter of added) {
    const text = flags.text + letter;
    if (flags.look(text, text.length, 'typed').ask) {
      questions++;
      known.check(flags.unknown());
      flags.collect();
    }
  }
  return questions;
}

it('flags a word when it is left, not while it is typed, and asks once a word', () => {
  const known = new Known();
  const flags = new Flags(known);
  expect(type(flags, known, 'I saw teh')).toBe(2);
  expect(words(flags)).toEqual([]);
  expect(type(flags, known, ' cat and')).toBe(2);
  expect(words(flags)).toEqual(['teh']);
});

it('flags a word when the caret leaves it', () => {
  const known = new Known();
  const flags = new Flags(known);
  type(flags, known, 'I saw teh');
  expect(flags.look(flags.text, 7, 'typed')).toEqual({ isChanged: false, ask: false });
  expect(words(flags)).toEqual([]);
  expect(flags.look(flags.text, 3, 'typed')).toEqual({ isChanged: false, ask: true });
  known.check(flags.unknown());
  flags.collect();
  expect(words(flags)).toEqual(['teh']);
  flags.look(flags.text, 7, 'typed');
  expect(words(flags), 'a caret that comes back to it does not hide it').toEqual(['teh']);
});

it('flags at once what was pasted or came back by undoing', () => {
  const known = new Known();
  const flags = new Flags(known);
  expect(flags.look('I saw teh', 9, 'other').ask).toBe(true);
  known.check(flags.unknown());
  flags.collect();
  expect(words(flags)).toEqual(['teh']);
});

it('keeps what it knows of a paragraph until there is an answer for its new text', () => {
  const known = new Known();
  const flags = new Flags(known);
  flags.look('I recieve teh mail\nteh end', 0, 'other');
  known.check(flags.unknown());
  flags.collect();
  flags.look('Now I recieve teh mail\nteh end', 4, 'other');
  expect(flags.unknown()).toEqual(['Now I recieve teh mail']);
  expect(words(flags)).toEqual(['recieve', 'teh', 'teh']);
  flags.collect();
  expect(words(flags)).toEqual(['recieve', 'teh', 'teh']);
});

it('asks for the paragraphs nearest to the caret first, and for none twice', () => {
  const known = new Known();
  const flags = new Flags(known);
  flags.look('one\ntwo\nthree\nfour', 9, 'other');
  expect(flags.unknown()).toEqual(['three', 'two', 'four', 'one']);
  known.check(flags.unknown());
  flags.look('one\ntwo\nthree\nfour!', 19, 'typed');
  expect(flags.unknown()).toEqual(['four!']);
});

it('flags nothing in another language, and no word that is said to be right', () => {
  const known = new Known();
  const flags = new Flags(known);
  flags.look('Bonjour teh\nteh recieve', 0, 'other');
  known.check(flags.unknown());
  flags.collect();
  expect(words(flags)).toEqual(['teh', 'recieve']);
  known.right.add('teh');
  flags.collect();
  expect(words(flags)).toEqual(['recieve']);
});

it('knows which word the last keys finished', () => {
  const known = new Known();
  const flags = new Flags(known);
  type(flags, known, 'I saw teh');
  expect(flags.finished && flags.text.slice(flags.finished.start, flags.finished.end)).toBe('saw');
  type(flags, known, ' ');
  expect(flags.finished).toEqual({ start: 6, end: 9 });
  type(flags, known, 'ca');
  expect(flags.finished).toEqual({ start: 6, end: 9 });
  flags.look('I saw teh c', 11, 'typed');
  expect(flags.finished).toBeNull();
});

it.each([
  ['short and at the caret', 'I saw teh', 9, []],
  ['short and elsewhere', 'I saw teh', 0, ['teh']],
  ['longer', 'I saw teh cat', 13, ['teh']],
])('takes an insertion that came without an event for typing or not: %s', (_, text, caret, flagged) => {
  const known = new Known();
  const flags = new Flags(known);
  flags.look('I saw te', 8, 'other');
  flags.look(text, caret);
  known.check(flags.unknown());
  flags.collect();
  expect(words(flags)).toEqual(flagged);
});
