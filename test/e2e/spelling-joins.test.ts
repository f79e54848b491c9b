import { describe, expect } from 'vitest';
import { clickPart, clickWord, panel, shownPanel, underlined } from './marks';
import { isFocused, test, textOf } from './stage';

const APART = 'I am going to the shop to day. ';
const TOGETHER = 'I am going to the shop today. ';

describe.each(['#textarea', '#input', '#editor'])('in %s', (selector) => {
  test('joins by mouse two words that were meant as one, and undoes it in one step', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, APART);
    const [underline] = await underlined(field, ['to day']);
    expect(underline!.kind).toBe('realword');
    expect(underline!.rects, 'one line under both words and the space').toHaveLength(1);
    await clickWord(stage, field, 'to day');
    expect((await shownPanel(stage, 'card')).rows[0]).toBe('today');
    await clickPart(stage, field, 'card', 'today');
    await expect.poll(() => textOf(field)).toBe(TOGETHER);
    await underlined(field, []);
    expect(await panel(stage, 'card')).toBeNull();
    expect(await isFocused(field)).toBe(true);
    await stage.press('Control+z');
    expect(await textOf(field)).toBe(APART);
    await underlined(field, ['to day']);
    await stage.press('Control+y');
    expect(await textOf(field)).toBe(TOGETHER);
    await underlined(field, []);
  });
});
