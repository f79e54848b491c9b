import type { ModelEntry, Variant } from '@/models/catalog';
import { type DevicePreference, type DeviceReport, variantsFor } from '@/models/devices';
import { DEFAULT_HOST } from '@/models/hosts';
import { size } from '@/panel/amount';
import type { NetworkStatus } from '@/rpc/jobs';
import type { ModelEngine, ModelReport } from '@/rpc/model-jobs';

/** "16 s", "3 min": about how long. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** "31.2 of 98.7 MB · 4.1 MB/s · 16 s left". */
export function progressWords({ thereBytes, totalBytes, bytesPerSecond }: NonNullable<ModelReport['progress']>): string {
  const far = `${size(thereBytes)} of ${size(totalBytes)}`;
  if (bytesPerSecond <= 0) return far;
  return `${far} · ${size(bytesPerSecond)}/s · ${duration((totalBytes - thereBytes) / bytesPerSecond)} left`;
}

const DEVICE_NAMES: Record<string, string> = { webgpu: 'on the graphics card', wasm: 'on the processor' };

/** What a model that is on this computer does now. */
export function engineWords(engine: ModelEngine): string {
  switch (engine.state) {
    case 'released':
      return 'Not in memory. It is loaded when it is needed.';
    case 'loading':
      return `Loading, to run ${DEVICE_NAMES[engine.device] ?? engine.device}.`;
    case 'failed':
      return `Does not work: ${engine.why}`;
    case 'loaded': {
      const { device, loadMs, standsIn, isCardWrong, firstTokenMs, tokensPerSecond } = engine;
      return [
        `In memory, runs ${DEVICE_NAMES[device] ?? device}${standsIn ? ' until the graphics card answers again' : ''}`,
        ...(isCardWrong ? ['the graphics card computes something else than it should'] : []),
        `loaded in ${seconds(loadMs)}`,
        ...(firstTokenMs === undefined ? [] : [`first word after ${seconds(firstTokenMs)}`]),
        ...(tokensPerSecond === undefined ? [] : [`${rate(tokensPerSecond)} tokens a second`]),
      ].join(' · ');
    }
  }
}

/** What the built-in network does now. */
export function networkWords(status: NetworkStatus | undefined): string {
  const licence = 'CC BY-SA 4.0 licence';
  if (status === undefined) return licence;
  if (status.state === 'failed') return `Does not work: ${status.error}. Completions come from the tables alone.`;
  if (status.state === 'waiting') return `${licence} · opened when you begin to type`;
  return `${licence} · ${size(status.bytes)} · in memory, runs on the processor`;
}

/** Two digits: "0.03", "1.6", "38". */
function rate(perSecond: number): string {
  return perSecond < 10 ? String(Number(perSecond.toPrecision(2))) : perSecond.toFixed(0);
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The weights that would be fetched, and where from, before the host was asked. */
export function offerWords(entry: ModelEntry, variant: Variant | undefined, host: string): string {
  const from = new URL(host || DEFAULT_HOST).host;
  const about = variant ? `about ${size(variant.aboutBytes)} from ${from}` : `from ${from}`;
  return `${entry.licence} licence · ${about}`;
}

/** What it would run on here. */
export function fitWords(entry: ModelEntry, device: DeviceReport, preference: DevicePreference): string {
  const [best] = variantsFor(entry, device, preference);
  if (best?.device === 'webgpu') return `Fits: it would run on your graphics card${device.name ? ` (${device.name})` : ''}.`;
  return 'Fits: it would run on the processor.';
}

/** What models can run on here, and do as the person wants it, in one line. */
export function deviceWords(
  { hasAdapter, isSoftware, hasF16, name, memoryBytes }: DeviceReport,
  preference: DevicePreference,
  freeBytes: number,
): string {
  const runsOnProcessor = preference === 'processor' || (preference === 'auto' && isSoftware);
  const card = !hasAdapter
    ? 'No graphics card that the browser offers: models run on the processor'
    : [
        `${isSoftware ? 'Software graphics card' : 'Graphics card'}: ${name || 'unnamed'}${hasF16 ? ', computes in half precision' : ''}`,
        ...(runsOnProcessor ? ['models run on the processor'] : []),
      ].join(' · ');
  const memory = memoryBytes === undefined ? [] : [`${Math.round(memoryBytes / 2 ** 30)} GB of memory or more`];
  return [card, ...memory, `${size(freeBytes)} free on the disk`].join(' · ');
}
