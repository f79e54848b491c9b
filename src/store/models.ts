import { storage } from 'wxt/utils/storage';
import type { ModelRecord, ModelRecords } from '@/models/record';

const records = storage.defineItem<ModelRecords>('local:models', { fallback: {} });

/** What is known of the models on this computer. */
export function readModels(): Promise<ModelRecords> {
  return records.getValue();
}

/** Calls back with the records at each change, as long as this script lives. */
export function watchModels(listener: (changed: ModelRecords) => void): void {
  records.watch((changed) => listener(changed ?? {}));
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Stores what `change` makes of one model's record; undefined forgets it. Changes made at once wait for each other. */
export function changeModel(id: string, change: (current: ModelRecord | undefined) => ModelRecord | undefined): Promise<void> {
  const changed = lastChange.then(async () => {
    const { [id]: current, ...others } = await records.getValue();
    const next = change(current);
    await records.setValue(next ? { ...others, [id]: next } : others);
  });
  lastChange = changed.catch(() => {});
  return changed;
}
