import type { NamedEncoder } from '@/engine/encoder';
import type { Engine } from '@/engine/engine';
import { keptIn } from '@/engine/vector-cache';

/** The engine's encoder, which makes each vector once for all runs; undefined where no models are given. */
export async function cachedEncoder({ encoder }: Engine): Promise<NamedEncoder | undefined> {
  const opened = await encoder?.();
  return opened && keptIn(opened);
}
