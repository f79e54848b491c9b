import { describe, expect } from 'vitest';
import { kinds, undoing } from './kinds';
import { isFocused, test, textOf } from './stage';

/** Ends inside a word that few words go on from. */
const TYPED = 'I would like to th';

describe.each(kinds)('%s', (_, find) => {
  test('shows how the text may go on, and Tab takes all of it', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, TYPED);
    const { text } = await stage.shown();
    expect(await textOf(field), 'before Tab').toMatch(new RegExp(`${TYPED}$`));
    await stage.press('Tab');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${TYPED}${text}$`));
    expect(await isFocused(field), 'focus stays').toBe(true);
  });

  test('keeps the ghost while its letters are typed, and drops it at another', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, TYPED);
    const { text } = await stage.shown();
    await stage.page.keyboard.type(text[0]!);
    const rest = await stage.ghost();
    if (text.length > 1) expect(rest?.text.startsWith(text.slice(1)), `"${rest?.text}" goes on from "${text}"`).toBe(true);
    await stage.page.keyboard.type('#');
    await stage.nothingShown();
    expect(await textOf(field)).toMatch(new RegExp(`${TYPED}${text[0]}#$`));
  });

  test('Esc hides it and Tab is the page’s again', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, TYPED);
    await stage.shown();
    await stage.press('Escape');
    await stage.nothingShown();
    await stage.press('Tab');
    expect(await textOf(field)).toMatch(new RegExp(`${TYPED}$`));
    expect(await isFocused(field), 'focus moves').toBe(false);
  });
});

describe.each(undoing)('%s', (_, find) => {
  test('undoes what was taken in one step, and nothing else with it', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, TYPED);
    const { text } = await stage.shown();
    await stage.press('Tab');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${TYPED}${text}$`));
    await stage.page.keyboard.type('#');
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${TYPED}${text}$`));
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${TYPED}$`));
    await stage.press('Control+y');
    expect(await textOf(field)).toMatch(new RegExp(`${TYPED}${text}$`));
  });
});

test('takes one word with Ctrl+→, and leaves the rest shown', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  // Types on until two words are offered at once; ordinary phrases, so that any model knows some.
  for (const phrase of [
    'Thank you for your help and ',
    'I am looking forward to ',
    'at the end of ',
    'one of the most important ',
  ]) {
    await stage.type(field, phrase);
    await stage.page.waitForTimeout(100);
    const shown = await stage.ghost();
    const words = shown?.text.match(/\s*\S+/g) ?? [];
    if (words.length < 2) continue;
    const before = await textOf(field);
    await stage.press('Control+ArrowRight');
    expect(await textOf(field)).toBe(before + words[0]);
    expect((await stage.shown()).text.startsWith(words.slice(1).join(''))).toBe(true);
    await stage.press('Control+z');
    expect(await textOf(field)).toBe(before);
    return;
  }
  // A model this careful offers one word at a time: then the key takes it whole.
  await stage.type(field, '\nI would like to th');
  const { text } = await stage.shown();
  const before = await textOf(field);
  await stage.press('Control+ArrowRight');
  expect(await textOf(field)).toBe(before + text);
});

describe.each(kinds)('%s', (name, find) => {
  test('has its own keys while nothing is shown', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await field.evaluate((element) => {
      const seen: string[] = [];
      Object.assign(element, { seen });
      for (const name of ['keydown', 'keyup'] as const) {
        element.addEventListener(name, (event) => {
          const { key, defaultPrevented } = event as KeyboardEvent;
          if (!defaultPrevented) seen.push(`${name} ${key}`);
        });
      }
    });
    await stage.type(field, 'zzqx');
    await stage.nothingShown();
    const before = await textOf(field);
    await field.evaluate((element) => (element as unknown as { seen: string[] }).seen.splice(0));
    for (const key of ['Escape', 'ArrowLeft', 'Control+ArrowRight', 'ArrowRight', 'Control+ArrowLeft', 'Tab'])
      await stage.press(key);
    // Esc empties a search field, as it always does.
    expect(await textOf(field)).toBe(name === 'search field' ? '' : before);
    expect(await isFocused(field)).toBe(false);
    expect(
      await field.evaluate((element) => (element as unknown as { seen: string[] }).seen.filter((key) => !/Control/.test(key))),
    ).toEqual([
      'keydown Escape',
      'keyup Escape',
      'keydown ArrowLeft',
      'keyup ArrowLeft',
      'keydown ArrowRight',
      'keyup ArrowRight',
      'keydown ArrowRight',
      'keyup ArrowRight',
      'keydown ArrowLeft',
      'keyup ArrowLeft',
      'keydown Tab',
    ]);
  });
});

test('hides the press and the release of its own keys from the page, and of no others', async ({ open }) => {
  const stage = await open('keys.html');
  const field = stage.page.locator('textarea');
  const seen = () => stage.page.locator('output').textContent();
  await stage.type(field, 'I would like to th');
  await stage.shown();
  await stage.page.locator('output').evaluate((element) => element.replaceChildren());
  await stage.press('Escape');
  expect(await seen()).toBe('');
  await stage.press('Escape');
  expect(await seen()).toBe('keydown Escape keyup Escape ');
});

test('leaves a key to a page that used it first', async ({ open }) => {
  const stage = await open('keys.html?use=Tab');
  const field = stage.page.locator('textarea');
  await stage.type(field, 'I would like to th');
  await stage.shown();
  await stage.press('Tab');
  expect(await textOf(field)).toBe('I would like to th[used]');
});

test('is not moved by keys that the page makes up', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, 'I would like to th');
  await stage.shown();
  for (const key of ['Tab', 'Escape']) {
    await field.evaluate((element, made) => {
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: made, code: made, bubbles: true, cancelable: true, composed: true }),
      );
    }, key);
  }
  expect(await textOf(field)).toBe('I would like to th');
  expect(await stage.ghost()).not.toBeNull();
});

test('leaves Tab to the page where the page refuses the text', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, 'I would like to th');
  await stage.shown();
  await field.evaluate((element) => element.addEventListener('beforeinput', (event) => event.preventDefault()));
  await stage.press('Tab');
  expect(await textOf(field)).toBe('I would like to th');
  expect(await isFocused(field)).toBe(false);
});

test('tells a framework of the change, once', async ({ open }) => {
  const stage = await open('fields.html');
  await stage.type(stage.page.locator('#controlled'), 'I would like to th');
  const { text } = await stage.shown();
  await stage.press('Tab');
  expect(await stage.page.locator('#state').textContent()).toBe(`I would like to th${text}`);
});

test.for(['#prompt', '#late'])('gives the editor %s its text once', async (selector, { open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator(selector);
  await stage.type(field, 'I would like to th');
  const { text } = await stage.shown();
  await stage.press('Tab');
  await expect.poll(() => textOf(field)).toBe(`I would like to th${text}`);
  expect(await field.getAttribute('data-changes')).toBe(String('I would like to th'.length + 1));
});
