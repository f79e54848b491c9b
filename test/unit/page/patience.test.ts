import { expect, it } from 'vitest';
import { Patience } from '@/page/patience';

const NOW = 1_700_000_000_000;

function dismissedTimes(times: number): Patience {
  const patience = new Patience();
  for (let i = 0; i < times; i++) patience.dismissed(NOW + i * 1000);
  return patience;
}

it('shows all as long as few were dismissed in a row', () => {
  expect(dismissedTimes(4).allows(0.4, NOW + 5000)).toBe(true);
});

it('shows only what is very likely after five in a row', () => {
  const patience = dismissedTimes(5);
  expect(patience.allows(0.6, NOW + 5000)).toBe(false);
  expect(patience.allows(0.95, NOW + 5000)).toBe(true);
});

it('shows all again after one was taken', () => {
  const patience = dismissedTimes(7);
  patience.fulfilled();
  expect(patience.allows(0.4, NOW + 8000)).toBe(true);
});

it('shows all again after a while, and counts anew from then on', () => {
  const patience = dismissedTimes(5);
  const later = NOW + 20 * 60_000;
  expect(patience.allows(0.4, later)).toBe(true);
  patience.dismissed(later);
  expect(patience.allows(0.4, later)).toBe(true);
});
