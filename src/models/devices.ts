import type { ModelEntry, Variant } from './catalog';

/** What models can run on here. */
export interface DeviceReport {
  /** Whether there is a graphics card that the browser lets us use. */
  hasAdapter: boolean;
  /** Whether it computes in half precision. */
  hasF16: boolean;
  /** Whether the "card" is a program on the processor: right, and slower than wasm. */
  isSoftware: boolean;
  /** The card's name as the browser gives it; empty without one. */
  name: string;
  /** Memory of the machine in bytes, rounded by the browser; undefined where it does not say. */
  memoryBytes?: number;
}

/** Where the person wants models to run. */
export type DevicePreference = 'auto' | 'graphics' | 'processor';

/** Looks for a graphics card. Never rejects: without one there is still the processor. */
export async function detectDevice(): Promise<DeviceReport> {
  const { gpu, deviceMemory } = navigator as Navigator & { gpu?: GPU; deviceMemory?: number };
  const memory = deviceMemory === undefined ? {} : { memoryBytes: deviceMemory * 2 ** 30 };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return { hasAdapter: false, hasF16: false, isSoftware: false, name: '', ...memory };
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture].filter(Boolean).join(' ');
  return {
    hasAdapter: true,
    hasF16: adapter.features.has('shader-f16'),
    isSoftware: isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(`${architecture} ${description}`),
    name,
    ...memory,
  };
}

/** The weights that may run here, best first. */
export function variantsFor({ variants }: ModelEntry, device: DeviceReport, preference: DevicePreference): Variant[] {
  const isGraphics = preference === 'graphics' || (preference === 'auto' && !device.isSoftware);
  const useGraphics = device.hasAdapter && isGraphics;
  return variants.filter(({ device: kind, needsF16 }) =>
    kind === 'webgpu' ? useGraphics && (!needsF16 || device.hasF16) : true,
  );
}

/** Why a model is no good choice here, in words; undefined where it is one. */
export function unfit(entry: ModelEntry, device: DeviceReport, preference: DevicePreference): string | undefined {
  const { memoryBytes } = device;
  // Browsers name at most 8 GB, whatever there is.
  const known = Math.min(entry.leastMemoryBytes, 8 * 2 ** 30);
  if (memoryBytes !== undefined && memoryBytes < known * 0.9) {
    return `It needs about ${Math.round(entry.leastMemoryBytes / 1e9)} GB of memory; this computer has ${Math.round(memoryBytes / 2 ** 30)} GB.`;
  }
  if (variantsFor(entry, device, preference).length === 0) {
    return device.hasAdapter
      ? 'It needs a graphics card that is switched on in the settings below.'
      : 'It needs a graphics card, and the browser offers none.';
  }
  return undefined;
}
