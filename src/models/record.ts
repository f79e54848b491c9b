import type { Dtype } from './catalog';
import type { RemoteFile } from './remote';

/** What is known of a model on this computer; kept over restarts. */
export interface ModelRecord {
  /** `failed`: tried, and `why` says what went wrong; what came until then is kept. */
  state: 'downloading' | 'paused' | 'ready' | 'failed';
  why?: string;
  /** Where it comes from: the address of the host, or "folder". */
  host: string;
  /** The commit of the repository that was seen first: all files are of it. */
  revision: string;
  files: RemoteFile[];
  /** Which of the files has the weights, and how. */
  weights: string;
  dtype: Dtype;
}

/** By id of the catalogue; a model that is not there was never asked for, or was deleted. */
export type ModelRecords = Record<string, ModelRecord>;
