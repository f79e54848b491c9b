import { expect, it } from 'vitest';
import { meaningOf } from '@/page/marks/spelling-keys';

type Press = Parameters<typeof meaningOf>[0];

const PLAIN: Press = {
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  isTrusted: true,
  defaultPrevented: false,
};
const CLOSED = { isCardOpen: false, isPreviewOpen: false };
const CARD = { isCardOpen: true, isPreviewOpen: false };
const PREVIEW = { isCardOpen: false, isPreviewOpen: true };

it.each<[string, Partial<Press>, typeof CARD, ReturnType<typeof meaningOf>]>([
  ['Alt+. opens', { key: '.', code: 'Period', altKey: true }, CLOSED, 'open'],
  ['what Alt+. writes on a Mac', { key: '≥', code: 'Period', altKey: true }, CLOSED, 'open'],
  ['a full stop', { key: '.', code: 'Period' }, CLOSED, null],
  ['Ctrl+Alt+. is another key', { key: '.', code: 'Period', altKey: true, ctrlKey: true }, CLOSED, null],
  ['an arrow is the page’s', { key: 'ArrowDown' }, CLOSED, null],
  ['Enter is the page’s', { key: 'Enter' }, CLOSED, null],
  ['Esc is the page’s', { key: 'Escape' }, CLOSED, null],
  ['Tab is the page’s', { key: 'Tab' }, CLOSED, null],
  ['Backspace may take back', { key: 'Backspace' }, CLOSED, 'erase'],
  ['Ctrl+Backspace may not', { key: 'Backspace', ctrlKey: true }, CLOSED, null],
  ['an arrow in the card', { key: 'ArrowDown' }, CARD, 'down'],
  ['the other arrow', { key: 'ArrowUp' }, CARD, 'up'],
  ['Enter in the card', { key: 'Enter' }, CARD, 'take'],
  ['Esc in the card', { key: 'Escape' }, CARD, 'close'],
  ['a letter closes the card', { key: 'a' }, CARD, 'leave'],
  ['a space closes the card', { key: ' ' }, CARD, 'leave'],
  ['Tab closes the card', { key: 'Tab' }, CARD, 'leave'],
  ['Shift alone does nothing', { key: 'Shift', shiftKey: true }, CARD, null],
  ['Shift+arrow selects', { key: 'ArrowDown', shiftKey: true }, CARD, 'leave'],
  ['a space in the preview', { key: ' ' }, PREVIEW, 'toggle'],
  ['a key of an input method', { key: 'Process', keyCode: 229 }, CARD, 'leave'],
  ['the same with nothing open', { key: 'Process', keyCode: 229 }, CLOSED, null],
  ['a key that the page made up', { key: 'Enter', isTrusted: false }, CARD, null],
  ['a key that the page used', { key: 'Enter', defaultPrevented: true }, CARD, null],
])('%s', (_, press, open, meaning) => expect(meaningOf({ ...PLAIN, ...press }, open)).toBe(meaning));
