import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeSettings,
  defaultSettings,
  isActive,
  readSettings,
  type Settings,
  settings,
  watchSettings,
} from '@/store/settings';

beforeEach(() => fakeBrowser.reset());

it('reads the defaults before anything was chosen, and for what an older version did not know', async () => {
  expect(await readSettings()).toEqual(defaultSettings);
  await fakeBrowser.storage.local.set({ settings: { enabled: false } });
  expect(await readSettings()).toEqual({ ...defaultSettings, enabled: false });
});

it('loses no change of several made at once', async () => {
  const sites = Array.from({ length: 20 }, (_, i) => `${i}.example.org`);
  await Promise.all([
    ...sites.map((site) => changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, site] }))),
    changeSettings(() => ({ learning: true })),
  ]);
  expect(await readSettings()).toEqual({ ...defaultSettings, sitesOff: sites, learning: true });
});

it('goes on after a change that failed', async () => {
  const failed = changeSettings(() => {
    throw new RangeError('no such site');
  });
  await expect(failed).rejects.toThrow('no such site');
  await changeSettings(() => ({ enabled: false }));
  expect((await settings.getValue()).enabled).toBe(false);
});

it('reports changes until it is told to stop', async () => {
  const seen: Settings[] = [];
  const controller = new AbortController();
  watchSettings((changed) => seen.push(changed), controller.signal);
  await fakeBrowser.storage.local.set({ settings: { enabled: false } });
  expect(seen).toEqual([{ ...defaultSettings, enabled: false }]);
  controller.abort();
  await changeSettings(() => ({ enabled: true }));
  expect(seen).toHaveLength(1);
});

it.each([
  ['on', {}, true],
  ['off everywhere', { enabled: false }, false],
  ['off here', { sitesOff: ['a.example'] }, false],
  ['off elsewhere', { sitesOff: ['b.example'] }, true],
  ['snoozed', { snoozedUntil: 1001 }, false],
  ['the snooze ends now', { snoozedUntil: 1000 }, true],
])('is active or not: %s', (_, change, active) => {
  expect(isActive({ ...defaultSettings, ...change }, 'a.example', 1000)).toBe(active);
});
