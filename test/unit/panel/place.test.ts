import { expect, it } from 'vitest';
import { placeOf } from '@/panel/place';

const VIEWER = 'chrome-extension://abcdefghijklmnop/viewer.html';
const around = (filesAllowed: boolean) => ({ filesAllowed, viewer: VIEWER });

it.each([
  ['https://mail.example.org/inbox', 'mail.example.org', 'mail.example.org'],
  ['http://localhost:8080/', 'localhost:8080', 'localhost:8080'],
  [
    'https://chromewebstore.google.com.example.org/',
    'chromewebstore.google.com.example.org',
    'chromewebstore.google.com.example.org',
  ],
  ['file:///home/ada/notes.html', 'file:', 'files on this computer'],
])('%s can be turned off', (url, site, name) => {
  expect(placeOf({ url }, around(true))).toEqual({ kind: 'site', site, name });
});

it.each([
  ['chrome://extensions/', 'part of the browser'],
  ['about:blank', 'part of the browser'],
  ['devtools://devtools/bundled/inspector.html', 'part of the browser'],
  ['edge://settings', 'part of the browser'],
  ['chrome-extension://abcdefghijklmnop/options.html', 'belongs to an extension'],
  ['https://chromewebstore.google.com/detail/inkling/abc', 'web store'],
  ['https://chromewebstore.google.com', 'web store'],
  ['https://chrome.google.com/webstore/category/extensions', 'web store'],
  ['view-source:https://example.org/', 'source view'],
  ['data:text/html,<textarea>', 'made from its address alone'],
  ['blob:https://example.org/1b2c', 'a script’s data'],
])('nothing can run on %s, and why is said', (url, words) => {
  expect(placeOf({ url }, around(true))).toEqual({ kind: 'closed', why: expect.stringContaining(words) });
});

it.each([
  ['', { kind: 'viewer', name: 'Viewer' }],
  ['?file=bends.pdf', { kind: 'viewer', name: 'Viewer' }],
  ['?url=file%3A%2F%2F%2Fhome%2Fada%2Fbends.pdf', { kind: 'viewer', name: 'Viewer' }],
  ['?url=https%3A%2F%2Fexample.org%2Fbends.pdf', { kind: 'site', site: 'example.org', name: 'example.org' }],
])('takes our viewer with "%s" for what it shows', (query, place) => {
  expect(placeOf({ url: `${VIEWER}${query}` }, around(true))).toEqual(place);
});

it('says how to allow files when they are not allowed', () => {
  expect(placeOf({ url: 'file:///home/ada/notes.html' }, around(false))).toEqual({
    kind: 'closed',
    why: expect.stringContaining('Allow access to file URLs'),
  });
});

it('knows a page of which the browser tells no address for one closed to extensions', () => {
  expect(placeOf({ url: undefined }, around(true))).toEqual({
    kind: 'closed',
    why: expect.stringMatching(/no extension run here.*or a file\.$/),
  });
  expect(placeOf({ url: undefined }, around(false))).toEqual({
    kind: 'closed',
    why: expect.stringContaining('Allow access to file URLs'),
  });
});

it('says what to do where there is no page', () => {
  expect(placeOf(undefined, around(true))).toEqual({
    kind: 'unknown',
    why: expect.stringContaining('Open Inkling from the toolbar'),
  });
});
