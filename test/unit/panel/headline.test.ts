import { expect, it } from 'vitest';
import { headline } from '@/panel/headline';
import { placeOf } from '@/panel/place';
import { defaultSettings } from '@/store/settings';

const nowMs = Date.UTC(2026, 10, 23, 14, 42);
const later = nowMs + 3_600_000;

it.each([
  ['On', {}, 'https://a.example/', true],
  ['On', {}, '', true],
  ['On', { sitesOff: ['b.example'] }, 'https://a.example/', true],
  ['On', { snoozedUntil: nowMs }, 'https://a.example/', true],
  ['Off on this site', { sitesOff: ['a.example'] }, 'https://a.example/x', true],
  ['Off on this site', { sitesOff: ['a.example'] }, 'https://a.example/x', false],
  ['Cannot run on this page', {}, 'chrome://version', true],
  ['Snoozed until 15:42', { snoozedUntil: later }, 'https://a.example/', true],
  ['Snoozed until 15:42', { snoozedUntil: later }, 'chrome://version', true],
  ['Off everywhere', { enabled: false, snoozedUntil: later, sitesOff: ['a.example'] }, 'https://a.example/', false],
  ['Not working', {}, 'https://a.example/', false],
])('says "%s" for %o on %s (engine works: %s)', (words, settings, url, works) => {
  const place = placeOf(url ? { url } : undefined, { filesAllowed: true, viewer: 'chrome-extension://a/viewer.html' });
  expect(headline({ settings: { ...defaultSettings, ...settings }, place, works, nowMs, locale: 'en-GB', timeZone: 'UTC' })).toBe(
    words,
  );
});
