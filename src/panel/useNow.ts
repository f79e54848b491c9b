import { useEffect, useState } from 'preact/hooks';

/** The time in ms since 1970, renewed when `endMs` is reached and whenever `endMs` changes. */
export function useNow(endMs: number): number {
  const [, setTurn] = useState(0);
  const now = Date.now();
  useEffect(() => {
    if (endMs <= Date.now()) return;
    const timer = setTimeout(() => setTurn((turn) => turn + 1), Math.min(endMs - Date.now() + 1, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [endMs]);
  return now;
}
