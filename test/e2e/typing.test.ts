import { describe, expect } from 'vitest';
import { kinds, undoing } from './kinds';
import { LIKELY, PHRASE, PHRASES } from './phrases';
import { isFocused, test, textOf } from './stage';

describe.each(kinds)('%s', (name, find) => {
  test('shows how the text may go on, and Tab takes all of it', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, PHRASE);
    const { text } = await stage.shown();
    expect(await textOf(field), 'before Tab').toMatch(new RegExp(`${PHRASE}$`));
    await stage.press('Tab');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${PHRASE}${text}$`));
    expect(await isFocused(field), 'focus stays').toBe(true);
  });

  test('keeps the ghost while its letters are typed, and drops it at another', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, PHRASE);
    const { text } = await stage.shown();
    await stage.page.keyboard.type(text[0]!);
    const rest = await stage.ghost();
    if (text.length > 1) expect(rest?.text.startsWith(text.slice(1)), `"${rest?.text}" goes on from "${text}"`).toBe(true);
    await stage.page.keyboard.type('#');
    await stage.nothingShown();
    expect(await textOf(field)).toMatch(new RegExp(`${PHRASE}${text[0]}#$`));
  });

  test('Esc hides it, and from then on all keys are the page’s again', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, PHRASE);
    await stage.shown();
    await stage.press('Escape');
    await stage.nothingShown();
    const seen = await field.evaluateHandle((element) => {
      const keys: string[] = [];
      for (const name of ['keydown', 'keyup'] as const) {
        element.addEventListener(name, (event) => {
          const { key, defaultPrevented } = event as KeyboardEvent;
          if (key !== 'Control') keys.push(`${name} ${key}${defaultPrevented ? ', taken' : ''}`);
        });
      }
      return keys;
    });
    const keys = ['ArrowLeft', 'Control+ArrowRight', 'ArrowRight', 'Control+ArrowLeft', 'Escape', 'Tab'];
    for (const key of keys) await stage.press(key);
    // Esc empties a search field, as it always does.
    expect(await textOf(field)).toMatch(name === 'search field' ? /^$/ : new RegExp(`${PHRASE}$`));
    expect(await isFocused(field), 'the focus moves on').toBe(false);
    const names = keys.map((key) => key.replace('Control+', ''));
    expect(await seen.jsonValue()).toEqual(names.flatMap((key) => [`keydown ${key}`, `keyup ${key}`]).slice(0, -1));
  });
});

describe.each(undoing)('%s', (_, find) => {
  test('undoes what was taken in one step, and nothing else with it', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, PHRASE);
    const { text } = await stage.shown();
    await stage.press('Tab');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${PHRASE}${text}$`));
    await stage.page.keyboard.type('#');
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${PHRASE}${text}$`));
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${PHRASE}$`));
    await stage.press('Control+y');
    expect(await textOf(field)).toMatch(new RegExp(`${PHRASE}${text}$`));
  });
});

test('takes one word with Ctrl+→, and leaves the rest shown', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  let rests = 0;
  for (const phrase of [...PHRASES, ...LIKELY]) {
    await field.fill(phrase.slice(0, -1));
    await stage.type(field, phrase.slice(-1));
    const shown = await stage.settled();
    if (!shown) continue;
    const words = shown.text.match(/\s*\S+/g)!;
    await stage.press('Control+ArrowRight');
    expect(await textOf(field)).toBe(phrase + words[0]);
    if (words.length > 1) {
      const rest = await stage.shown();
      expect(rest.text.startsWith(words.slice(1).join('')), `"${rest.text}" goes on from "${shown.text}"`).toBe(true);
      rests++;
    }
    await stage.press('Control+z');
    expect(await textOf(field)).toBe(phrase);
  }
  expect(rests, 'phrases after which two words were shown').toBeGreaterThan(0);
});

test('hides the press and the release of its own keys from the page, and of no others', async ({ open }) => {
  const stage = await open('keys.html');
  const field = stage.page.locator('textarea');
  const seen = () => stage.page.locator('output').textContent();
  await stage.type(field, PHRASE);
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
  await stage.type(field, PHRASE);
  await stage.shown();
  await stage.press('Tab');
  expect(await textOf(field)).toBe(`${PHRASE}[used]`);
});

test('is not moved by keys that the page makes up', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, PHRASE);
  await stage.shown();
  for (const key of ['Tab', 'Escape']) {
    await field.evaluate((element, made) => {
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: made, code: made, bubbles: true, cancelable: true, composed: true }),
      );
    }, key);
  }
  expect(await textOf(field)).toBe(PHRASE);
  expect(await stage.ghost()).not.toBeNull();
});

test('leaves Tab to the page where the page refuses the text', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, PHRASE);
  await stage.shown();
  await field.evaluate((element) => element.addEventListener('beforeinput', (event) => event.preventDefault()));
  await stage.press('Tab');
  expect(await textOf(field)).toBe(PHRASE);
  expect(await isFocused(field)).toBe(false);
});

test('tells a framework of the change, once', async ({ open }) => {
  const stage = await open('fields.html');
  await stage.type(stage.page.locator('#controlled'), PHRASE);
  const { text } = await stage.shown();
  await stage.press('Tab');
  expect(await stage.page.locator('#state').textContent()).toBe(`${PHRASE}${text}`);
});

test.for(['#prompt', '#late'])('gives the editor %s its text once', async (selector, { open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator(selector);
  await stage.type(field, PHRASE);
  const { text } = await stage.shown();
  await stage.press('Tab');
  await expect.poll(() => textOf(field)).toBe(`${PHRASE}${text}`);
  expect(await field.getAttribute('data-changes')).toBe(String(PHRASE.length + 1));
});
