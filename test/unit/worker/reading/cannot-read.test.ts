import { expect, it } from 'vitest';
import { whyUnreadable } from '@/worker/reading/cannot-read';

it.each([
  ['chrome://settings/', 'page of the browser itself'],
  ['edge://newtab', 'page of the browser itself'],
  ['about:blank', 'page of the browser itself'],
  ['view-source:http://x.org', 'page of the browser itself'],
  ['', 'page of the browser itself'],
  ['https://chromewebstore.google.com/detail/x', 'lets no extension read its store'],
  ['https://chrome.google.com/webstore/detail/x', 'lets no extension read its store'],
  ['chrome-extension://abc/page.html', 'Pages of other extensions'],
  ['file:///home/x.html', 'switch on "Allow access to file URLs"'],
])('says why %j cannot be read, and what to do', (url, words) => {
  const why = whyUnreadable(url);
  expect(why).toContain(words);
  expect(why).toMatch(/then try again|then reload this page/);
});

it.each(['http://x.org/', 'https://chrome.google.com/web', 'https://example.org/chrome://', 'http://127.0.0.1:80/a.pdf'])(
  'has nothing against %s',
  (url) => {
    expect(whyUnreadable(url)).toBeUndefined();
  },
);
