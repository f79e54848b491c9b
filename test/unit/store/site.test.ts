import { expect, it } from 'vitest';
import { siteOf } from '@/store/site';

it.each([
  ['https://mail.example.org/inbox?q=1#top', 'mail.example.org'],
  ['https://mail.example.org:443/', 'mail.example.org'],
  ['http://localhost:8080/form.html', 'localhost:8080'],
  ['http://[::1]:3000/', '[::1]:3000'],
  ['https://person:secret@example.org/', 'example.org'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
  ['HTTPS://Example.ORG', 'example.org'],
  ['file:///home/ada/notes.html', 'file:'],
  ['about:blank', null],
  ['data:text/html,hello', null],
  ['chrome://extensions/', null],
  ['not a url', null],
  ['', null],
])('%s belongs to %s', (url, site) => {
  expect(siteOf(url)).toBe(site);
});
