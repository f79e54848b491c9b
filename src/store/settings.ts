import { storage } from 'wxt/utils/storage';

/** Everything the person can choose. Both ends watch it; it is never sent as a message. */
export interface Settings {
  /** Off everywhere when false. */
  enabled: boolean;
  /** Hosts ("mail.example.org") where Inkling is off. */
  sitesOff: string[];
  /** Off until this time, in ms since 1970; 0 when not snoozed. */
  snoozedUntil: number;
  /** Whether the personal model learns from what is written. */
  learning: boolean;
}

export const defaultSettings: Settings = {
  enabled: true,
  sitesOff: [],
  snoozedUntil: 0,
  learning: false,
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

/** Whether Inkling may act on a page of this host at this time (ms since 1970). */
export function isActive({ enabled, sitesOff, snoozedUntil }: Settings, host: string, now: number): boolean {
  return enabled && now >= snoozedUntil && !sitesOff.includes(host);
}
