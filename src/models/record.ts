import type { Dtype, Variant } from './catalog';
import type { RemoteFile } from './remote';

/** What is known of a model on this computer; kept over restarts. */
export interface ModelRecord {
  /**
   * `failed`: tried, and `why` says what went wrong; what came until then is kept. `wrong`: all is there, and it computes something
   * else than it should, whatever it runs on here.
   */
  state: 'downloading' | 'paused' | 'ready' | 'failed' | 'wrong';
  why?: string;
  /** Where it comes from: the address of the host, or "folder". */
  host: string;
  /** The commit of the repository that was seen first: all files are of it. */
  revision: string;
  files: RemoteFile[];
  /** Which of the files has the weights, and how. */
  weights: string;
  dtype: Dtype;
  /** Weights that were found wrong here. */
  wrong?: string[];
}

/** By id of the catalogue; a model that is not there was never asked for, or was deleted. */
export type ModelRecords = Record<string, ModelRecord>;

/** Those of the variants whose weights were not found wrong here; all of them where there is no other, since the host may have better ones. */
export function untried(variants: Variant[], record: ModelRecord | undefined): Variant[] {
  const left = variants.filter(({ weights }) => !record?.wrong?.includes(weights));
  return left.length > 0 ? left : variants;
}
