import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { eraseLearned, readLearned } from '@/store/personal';
import { changeSettings } from '@/store/settings';
import { forget, learn } from '@/worker/learning';

beforeEach(async () => {
  fakeBrowser.reset();
  await eraseLearned();
  await changeSettings(() => ({ learning: true }));
});

it('keeps the order in which texts and erasures came in', async () => {
  await Promise.all([learn('one'), learn('two'), forget(), learn('three'), learn('four')]);
  expect((await readLearned()).map(({ text }) => text)).toEqual(['three', 'four']);
});

it('erases what came in before an erasure even when it is still being written', async () => {
  await Promise.all([learn('one'), learn('two'), forget()]);
  expect(await readLearned()).toEqual([]);
});

it('goes on after a text that it refused', async () => {
  const results = await Promise.allSettled([learn(null), learn('fine'), learn('x'.repeat(100_001))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  expect((await readLearned()).map(({ text }) => text)).toEqual(['fine']);
});
