import type { DeviceReport } from '@/models/devices';
import type { ModelRecord } from '@/models/record';
import type { Job } from './jobs';

/** What a model in memory does now. */
export type ModelEngine =
  | { state: 'released' }
  | { state: 'loading'; device: string }
  /** `standsIn`: on the processor as long as the graphics card fails; `isCardWrong`: since the card does not compute what it should. */
  | {
      state: 'loaded';
      device: string;
      loadMs: number;
      standsIn?: true;
      isCardWrong?: true;
      firstTokenMs?: number;
      tokensPerSecond?: number;
    }
  | { state: 'failed'; why: string };

/** One model of the catalogue, on this computer and in memory. */
export interface ModelReport {
  /** Its id in the catalogue. */
  id: string;
  /** Absent where it was never asked for, or was deleted. */
  record?: ModelRecord;
  /** While it is downloaded. Bytes of all its files. */
  progress?: { thereBytes: number; totalBytes: number; bytesPerSecond: number };
  engine: ModelEngine;
}

/** What the options page shows of models. */
export interface ModelsReport {
  device: DeviceReport;
  /** Bytes that may still be stored. */
  freeBytes: number;
  models: ModelReport[];
}

/** What the options page asks of the worker about models. */
export type ModelJobs = {
  /** Streams what there is to know of models, at each change, until it is cancelled. */
  watchModels: Job<void, void, ModelsReport>;
  /** Begins a download the person asked for, or goes on with one. */
  downloadModel: Job<{ id: string }, void>;
  /** Stops a download; what came is kept. */
  pauseModel: Job<{ id: string }, void>;
  /** Frees a model, on disk and in memory. Also cancels its download. */
  deleteModel: Job<{ id: string }, void>;
  /** Loads a model where it is not in memory, and has it compute something, so that it shows what it can do here. */
  tryModel: Job<{ id: string }, void>;
  /** A page has put the files of a model on the shelf, from a folder. */
  adoptModel: Job<{ id: string; record: ModelRecord }, void>;
};
