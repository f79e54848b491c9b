import { useEffect, useState } from 'preact/hooks';
import { changeSettings, defaultSettings, readSettings, type Settings, watchSettings } from '@/store/settings';

export type Change = (change: (current: Settings) => Partial<Settings>) => void;

export interface SettingsInUse {
  settings: Settings;
  /** Whether they were read; until then nothing may be done that they could forbid. */
  isRead: boolean;
  /** Shows the change at once and stores it. */
  change: Change;
  /** Why the settings could not be read or the last change not be stored. */
  trouble: string | undefined;
}

/** The settings, from the defaults at first, always as they are stored from then on. */
export function useSettings(): SettingsInUse {
  const [settings, setSettings] = useState(defaultSettings);
  const [isRead, setIsRead] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    const controller = new AbortController();
    watchSettings(setSettings, controller.signal);
    readSettings().then(
      (stored) => {
        setSettings(stored);
        setIsRead(true);
      },
      (reason) => setTrouble(`Your settings could not be read: ${String(reason)}`),
    );
    return () => controller.abort();
  }, []);

  const change: Change = (next) => {
    setSettings((current) => ({ ...current, ...next(current) }));
    changeSettings(next).then(
      () => setTrouble(undefined),
      async (reason) => {
        setTrouble(`Your choice could not be saved: ${String(reason)}`);
        setSettings(await readSettings());
      },
    );
  };
  return { settings, isRead, change, trouble };
}
