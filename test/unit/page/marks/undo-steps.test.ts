import { expect, it } from 'vitest';
import { isHistoryKey, UndoSteps } from '@/page/marks/undo-steps';

const steps = new UndoSteps();
steps.note(['0', '1', '2', '3']);

it.each([
  ['the last step was undone', '3', '2', 'undo'],
  ['one in the middle was', '2', '1', 'undo'],
  ['the first was', '1', '0', null],
  ['the first was done again', '0', '1', 'redo'],
  ['the last was done again', '2', '3', null],
  ['an editor undid all in one step', '3', '0', null],
  ['something else was written', '3', '3x', null],
  ['something else was taken back', '3x', '3', null],
])('knows what follows when %s', (_, old, now, step) => {
  expect(steps.after(old, now)).toBe(step);
});

it('forgets a change when another was made, and knows nothing of one in a single step', () => {
  const forgetting = new UndoSteps();
  forgetting.note(['0', '1', '2']);
  forgetting.note(['a', 'b']);
  expect(forgetting.after('2', '1')).toBeNull();
  expect(forgetting.after('b', 'a')).toBeNull();
});

it('keeps no more text than fits', () => {
  const long = 'x'.repeat(1_500_000);
  const forgetting = new UndoSteps();
  forgetting.note([long, `${long}1`, `${long}2`]);
  expect(forgetting.after(`${long}2`, `${long}1`)).toBeNull();
});

it('knows the keys', () => {
  const press = { key: 'z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  const rest = { isComposing: false, keyCode: 90, isTrusted: true, defaultPrevented: false };
  expect(isHistoryKey({ ...rest, ...press })).toBe(true);
  expect(isHistoryKey({ ...rest, ...press, key: 'Z', shiftKey: true })).toBe(true);
  expect(isHistoryKey({ ...rest, ...press, key: 'y', ctrlKey: false, metaKey: true })).toBe(true);
  expect(isHistoryKey({ ...rest, ...press, ctrlKey: false })).toBe(false);
  expect(isHistoryKey({ ...rest, ...press, altKey: true })).toBe(false);
  expect(isHistoryKey({ ...rest, ...press, key: 'a' })).toBe(false);
});
