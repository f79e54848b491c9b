import { storage } from 'wxt/utils/storage';
import type { DevicePreference } from '@/models/devices';

/** Everything the person can choose. Both ends watch it; it is never sent as a message. */
export interface Settings {
  /** Off everywhere when false. */
  enabled: boolean;
  /** Sites where Inkling is off, each as `siteOf` names it ("mail.example.org"). */
  sitesOff: string[];
  /** Off until this time, in ms since 1970; 0 when not snoozed. */
  snoozedUntil: number;
  /** Whether the personal model learns from what is written. */
  learning: boolean;
  /** Whether mistakes in spelling are underlined. */
  spelling: boolean;
  /** Whether sure corrections are made while typing; nothing without `spelling`. */
  correctWhileTyping: boolean;
  /** Whether the built-in language model helps with completions where no other is on this computer. */
  ownModel: boolean;
  /** Where models are downloaded from, as `normaliseHost` writes it; empty for the one that is built in. */
  modelHost: string;
  /** Where models run. */
  modelDevice: DevicePreference;
  /** Time without work after which a model is freed, in minutes. */
  modelReleaseMinutes: number;
}

export const defaultSettings: Settings = {
  enabled: true,
  sitesOff: [],
  snoozedUntil: 0,
  learning: false,
  spelling: true,
  correctWhileTyping: false,
  ownModel: true,
  modelHost: '',
  modelDevice: 'auto',
  modelReleaseMinutes: 5,
};

export const settings = storage.defineItem<Settings>('local:settings', {
  fallback: defaultSettings,
});

/** Counts kept on this machine for the popup. */
export interface Usage {
  /** Suggestions taken. */
  accepted: number;
  /** Key presses that taking them saved. */
  keysSaved: number;
}

export const usage = storage.defineItem<Usage>('local:usage', {
  fallback: { accepted: 0, keysSaved: 0 },
});

/** Whether Inkling may act on a page of this site at this time (ms since 1970). */
export function isActive({ enabled, sitesOff, snoozedUntil }: Settings, site: string, now: number): boolean {
  return enabled && now >= snoozedUntil && !sitesOff.includes(site);
}

/** The settings with the defaults for those that an older version did not store. */
export async function readSettings(): Promise<Settings> {
  return { ...defaultSettings, ...(await settings.getValue()) };
}

/** Calls back with the settings at each change, until the signal aborts. */
export function watchSettings(listener: (changed: Settings) => void, signal: AbortSignal): void {
  const unwatch = settings.watch((changed) => listener({ ...defaultSettings, ...changed }));
  const stop = (): void => {
    try {
      unwatch();
    } catch {} // The extension was reloaded, and its listeners went with it.
  };
  signal.addEventListener('abort', stop, { once: true });
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Stores what `change` makes of the settings. Changes made at once wait for each other, so none is lost. */
export function changeSettings(change: (current: Settings) => Partial<Settings>): Promise<void> {
  const changed = lastChange.then(async () => {
    const current = await readSettings();
    await settings.setValue({ ...current, ...change(current) });
  });
  lastChange = changed.catch(() => {});
  return changed;
}
