import { useEffect, useState } from 'preact/hooks';

/** The part of a stored item that is used here. */
interface StoredItem<T> {
  fallback: T;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  watch(listener: (value: T) => void): () => void;
}

/** A stored value, as it is stored from then on; undefined until it is read. What is set is shown at once. */
export function useStored<T>(item: StoredItem<T>): [value: T | undefined, set: (value: T) => void] {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let isWatching = true;
    const show = (next: T): void => {
      if (isWatching) setValue(next);
    };
    const unwatch = item.watch(show);
    item.getValue().then(show, () => show(item.fallback)); // A choice that cannot be read is no reason to show nothing.
    return () => {
      isWatching = false;
      unwatch();
    };
  }, [item]);
  const set = (next: T): void => {
    setValue(next);
    void item.setValue(next);
  };
  return [value, set];
}
