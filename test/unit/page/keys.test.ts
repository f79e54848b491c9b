import { expect, it } from 'vitest';
import { type KeyPress, meaningOf } from '@/page/keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  isTrusted: true,
  defaultPrevented: false,
  ...more,
});

it.each([
  ['Tab', press('Tab'), 'all'],
  ['Esc', press('Escape'), 'hide'],
  ['Ctrl+→', press('ArrowRight', { ctrlKey: true }), 'word'],
  ['Cmd+→', press('ArrowRight', { metaKey: true }), 'word'],
  ['→', press('ArrowRight'), null],
  ['Ctrl+←', press('ArrowLeft', { ctrlKey: true }), null],
  ['Shift+Tab', press('Tab', { shiftKey: true }), null],
  ['Ctrl+Tab', press('Tab', { ctrlKey: true }), null],
  ['Alt+Tab', press('Tab', { altKey: true }), null],
  ['Ctrl+Shift+→', press('ArrowRight', { ctrlKey: true, shiftKey: true }), null],
  ['Enter', press('Enter'), null],
  ['a letter', press('e'), null],
  ['Tab while composing', press('Tab', { isComposing: true }), null],
  ['Tab of an input method', press('Tab', { keyCode: 229 }), null],
  ['Tab made by the page', press('Tab', { isTrusted: false }), null],
  ['Tab that the page has used', press('Tab', { defaultPrevented: true }), null],
])('%s', (_, pressed, meaning) => {
  expect(meaningOf(pressed, 'ltr')).toBe(meaning);
});

it('takes a word with both arrows where text runs to the left', () => {
  expect(meaningOf(press('ArrowLeft', { ctrlKey: true }), 'rtl')).toBe('word');
  expect(meaningOf(press('ArrowRight', { ctrlKey: true }), 'rtl')).toBe('word');
});
