import { useEffect, useState } from 'preact/hooks';
import { type Usage, usage } from '@/store/settings';
import { readUsage } from '@/store/usage';

/** The counts of suggestions taken, as they are now. */
export function useUsage(): Usage {
  const [counts, setCounts] = useState<Usage>({ accepted: 0, keysSaved: 0 });
  useEffect(() => {
    const read = (): void => void readUsage().then(setCounts);
    read();
    return usage.watch(read);
  }, []);
  return counts;
}
