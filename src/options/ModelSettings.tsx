import { useId, useState } from 'preact/hooks';
import type { DevicePreference } from '@/models/devices';
import { DEFAULT_HOST, normaliseHost } from '@/models/hosts';
import type { Change } from '@/panel/useSettings';
import type { Settings } from '@/store/settings';

const DEVICES: [DevicePreference, string][] = [
  ['auto', 'Automatic'],
  ['graphics', 'Graphics card'],
  ['processor', 'Processor'],
];
const RELEASE_MINUTES = [1, 5, 15, 60];

/** Where models come from, where they run, and how long they stay in memory. */
export function ModelSettings({ settings, change }: { settings: Settings; change: Change }) {
  return (
    <div class="card">
      <HostRow host={settings.modelHost} change={change} />
      <label class="row">
        <span class="row-label">Run models on</span>
        <select
          value={settings.modelDevice}
          onChange={(event) => {
            const modelDevice = event.currentTarget.value as DevicePreference;
            change(() => ({ modelDevice }));
          }}
        >
          {DEVICES.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="row">
        <span class="row-label">Free the memory when a model was idle for</span>
        <select
          value={settings.modelReleaseMinutes}
          onChange={(event) => {
            const modelReleaseMinutes = Number(event.currentTarget.value);
            change(() => ({ modelReleaseMinutes }));
          }}
        >
          {RELEASE_MINUTES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes === 1 ? '1 minute' : `${minutes} minutes`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Only the hub and this computer: the extension's own security policy lets no request go anywhere else. */
function HostRow({ host, change }: { host: string; change: Change }) {
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const keep = (address: string): void => {
    const modelHost = normaliseHost(address);
    setWrong(modelHost === undefined);
    if (modelHost !== undefined) change(() => ({ modelHost: modelHost === DEFAULT_HOST ? '' : modelHost }));
  };
  return (
    <label class="row">
      <span class="row-words">
        <span class="row-label">Download from</span>
        <span class="note" id={id} role="status">
          {isWrong
            ? `Only ${DEFAULT_HOST} or an address on this computer, like http://localhost:8080/.`
            : 'The hub, or a host on this computer.'}
        </span>
      </span>
      <input
        type="text"
        spellcheck={false}
        aria-describedby={id}
        aria-invalid={isWrong}
        placeholder={DEFAULT_HOST}
        value={host}
        onChange={(event) => keep(event.currentTarget.value)}
      />
    </label>
  );
}
