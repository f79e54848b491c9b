import { type Usage, usage } from './settings';

/** A count as it is stored, or 0 where something else was stored. */
function asCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

/** The counts so far. */
export async function readUsage(): Promise<Usage> {
  const stored: Partial<Usage> = await usage.getValue();
  return { accepted: asCount(stored.accepted), keysSaved: asCount(stored.keysSaved) };
}

let lastCount: Promise<unknown> = Promise.resolve();

/** Counts one suggestion taken: it put in `characters` with `keys` key presses. Calls at once wait for each other. */
export function countAccepted({ characters, keys }: { characters: number; keys: number }): Promise<void> {
  for (const [name, value] of Object.entries({ characters, keys })) {
    if (!Number.isSafeInteger(value) || value < 0) {
      return Promise.reject(new RangeError(`accepted: ${name} is ${String(value)}, expected a whole number from 0`));
    }
  }
  const counted = lastCount.then(async () => {
    const { accepted, keysSaved } = await readUsage();
    await usage.setValue({ accepted: accepted + 1, keysSaved: keysSaved + Math.max(0, characters - keys) });
  });
  lastCount = counted.catch(() => {});
  return counted;
}
