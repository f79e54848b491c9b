import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { clickPart, clickWord, NONWORDS, SEED, selectionOf, shownPanel, underlined } from './marks';
import { PHRASE } from './phrases';
import { isFocused, type Stage, test } from './stage';

const FIXED = SEED.replace('minuets', 'minutes');

/** An editor on `editors.html`, ready for the keys. */
async function openEditor(open: (page: string) => Promise<Stage>, name: string) {
  const stage = await open('editors.html');
  await stage.page.waitForFunction('globalThis.models');
  const field: Locator = stage.page.locator(`#${name} :is([contenteditable=true], textarea)`);
  await field.waitFor();
  /** The text of the editor's own document, which is what it saves. */
  const model = () => stage.page.evaluate<string>(`models.${name}()`).then((text) => text.replaceAll('\u00a0', ' '));
  const drawn = () =>
    field.evaluate((element) =>
      element instanceof HTMLTextAreaElement
        ? element.value
        : [...element.children]
            .map(({ textContent }) => textContent.replaceAll('\u00a0', ' ').replaceAll('\ufeff', ''))
            .join('\n'),
    );
  /** Waits until the editor has a text, and shows it. */
  const holds = async (text: string): Promise<void> => {
    await expect.poll(model, { message: 'the document' }).toBe(text);
    await expect.poll(drawn, { message: 'what is drawn' }).toBe(text);
  };
  return { stage, field, model, holds };
}

describe.each(['plain', 'prosemirror', 'lexical', 'slate', 'quill', 'react'])('%s', (name) => {
  test('takes completions, and corrections by mouse and by keyboard', async ({ open }) => {
    const { stage, field, model, holds } = await openEditor(open, name);
    await stage.type(field, PHRASE);
    const { text } = await stage.shown();
    await stage.press('Tab');
    await holds(`${PHRASE}${text}`);
    await stage.press('Control+z');
    await expect.poll(model, { message: 'no part of the completion is left' }).not.toContain(`${PHRASE}${text[0]}`);
    expect(PHRASE.startsWith(await model())).toBe(true);
    await stage.press('Control+a');
    await stage.page.keyboard.type(`${SEED}. ${NONWORDS}. `);
    await underlined(field, ['minuets', 'recieve', 'teh']);
    await clickWord(stage, field, 'minuets');
    await shownPanel(stage, 'card');
    await clickPart(stage, field, 'card', 'minutes');
    await holds(`${FIXED}. ${NONWORDS}. `);
    await stage.press('Control+End');
    await stage.press('Alt+.');
    await shownPanel(stage, 'card');
    await stage.press('Enter');
    const fixed = `${FIXED}. ${NONWORDS.replace('teh', 'the')}. `;
    await holds(fixed);
    await expect.poll(() => selectionOf(field), { message: 'the caret is where it was' }).toEqual([fixed.length, fixed.length]);
    await stage.page.keyboard.type('So');
    await holds(`${fixed}So`);
    expect(await isFocused(field)).toBe(true);
  });

  test('fixes all mistakes of several paragraphs, undone and done again in one step', async ({ open }) => {
    const { stage, field, holds } = await openEditor(open, name);
    const written = `${NONWORDS}.\n${SEED}.\nThen teh end. So `;
    const fixed = `${NONWORDS.replace('recieve', 'receive').replace('teh', 'the')}.\n${FIXED}.\nThen the end. So `;
    await field.focus();
    for (const [i, line] of written.split('\n').entries()) {
      if (i > 0) await stage.press('Enter');
      await stage.page.keyboard.type(line);
    }
    await underlined(field, ['recieve', 'teh', 'minuets', 'teh']);
    await stage.page.evaluate(`models.${name}.endStep?.()`);
    await stage.press('Alt+.');
    await shownPanel(stage, 'card');
    await stage.press('ArrowUp');
    await stage.press('Enter');
    expect((await shownPanel(stage, 'preview')).rows).toHaveLength(4);
    await stage.press('Enter');
    await holds(fixed);
    await stage.press('Control+z');
    await holds(written);
    await underlined(field, ['recieve', 'teh', 'minuets', 'teh']);
    await stage.press('Control+Shift+Z');
    await holds(fixed);
    await stage.press('Control+End');
    await stage.page.keyboard.type('on');
    await holds(`${fixed}on`);
  });
});

test('leaves an editor of code alone', async ({ open }) => {
  const { stage, field, model } = await openEditor(open, 'codemirror');
  const before = await field.getAttribute('spellcheck');
  await stage.type(field, `${NONWORDS}. ${PHRASE}`);
  await stage.nothingShown();
  await underlined(field, []);
  await stage.press('Alt+.');
  expect(await model()).toBe(`${NONWORDS}. ${PHRASE}`);
  expect(await field.getAttribute('spellcheck')).toBe(before);
});
