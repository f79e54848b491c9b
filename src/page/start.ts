import { connectWorker } from '@/rpc/connect';
import { isActive, readSettings, type Settings, watchSettings } from '@/store/settings';
import { siteOf } from '@/store/site';
import { Patience } from './patience';
import { work } from './work';

/** The longest time that `setTimeout` can wait, in ms. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Starts the writing aids in this frame; they stop with the signal, and rest while the settings say so. */
export function startWriting(pageSignal: AbortSignal): void {
  if (!(document.documentElement instanceof HTMLElement)) return;
  const stop = new AbortController();
  const signal = AbortSignal.any([pageSignal, stop.signal]);
  const site = siteOf(topAddress()) ?? '';
  const client = connectWorker();
  const patience = new Patience();
  let active: AbortController | undefined;
  let snooze: ReturnType<typeof setTimeout> | undefined;

  function apply(settings: Settings): void {
    active?.abort();
    clearTimeout(snooze);
    if (signal.aborted) return;
    const now = Date.now();
    if (isActive(settings, site, now)) {
      active = new AbortController();
      work(settings, client, patience, AbortSignal.any([signal, active.signal]), () => stop.abort());
    } else if (settings.snoozedUntil > now) {
      snooze = setTimeout(() => apply(settings), Math.min(settings.snoozedUntil - now, LONGEST_WAIT_MS));
    }
  }

  signal.addEventListener('abort', () => clearTimeout(snooze), { once: true });
  watchSettings(apply, signal);
  readSettings().then(apply, () => stop.abort()); // Nothing can be read once the extension was reloaded.
}

/** The address of the page that this frame is in, or its origin where the page is another site's. */
function topAddress(): string {
  const { ancestorOrigins } = location;
  return ancestorOrigins[ancestorOrigins.length - 1] ?? location.href;
}
