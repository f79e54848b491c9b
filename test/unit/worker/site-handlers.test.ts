import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { siteHandlers } from '@/worker/site-handlers';

beforeEach(() => fakeBrowser.reset());

const job = { signal: new AbortController().signal, emit: () => {} };

it('ignores a word on all pages of its site, and on no other site', async () => {
  await siteHandlers('https://mail.example.org/write').ignore({ word: 'Teh' }, job);
  expect(await siteHandlers('https://mail.example.org/read?all').ignored(undefined, job)).toEqual(['teh']);
  for (const other of ['https://example.org/', 'https://mail.example.org:8080/', 'file:///tmp/page.html', undefined]) {
    expect(await siteHandlers(other).ignored(undefined, job), other ?? 'no address').toEqual([]);
  }
});
