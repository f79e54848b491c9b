import { type ModelEntry, modelEntry, type Variant } from '@/models/catalog';
import { downloadFile } from '@/models/download';
import { type ModelRecord, untried } from '@/models/record';
import { describeFiles, NotThere, type RemoteFile } from '@/models/remote';
import type { Shelf } from '@/models/shelf';
import { changeModel, readModels } from '@/store/models';
import { Speed } from './speed';

/** How far a download is. Bytes of all files. */
export interface DownloadProgress {
  thereBytes: number;
  totalBytes: number;
  bytesPerSecond: number;
}

/** What downloads need from around them. */
export interface DownloadSetting {
  shelf: Shelf;
  /** The address of the host, as it is set now. */
  host(): Promise<string>;
  /** The weights that may run here, best first. */
  variants(entry: ModelEntry): Promise<Variant[]>;
  /** Bytes that may still be stored. */
  freeBytes(): Promise<number>;
  /** Called when there is something new to show. */
  changed(): void;
}

/** Downloads of models: one at a time for each model, kept over restarts. Never one that the person did not ask for. */
export class Downloads {
  readonly #running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  readonly #progress = new Map<string, DownloadProgress>();
  readonly #setting: DownloadSetting;

  constructor(setting: DownloadSetting) {
    this.#setting = setting;
  }

  /** Whether any download runs. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  progressOf(id: string): DownloadProgress | undefined {
    return this.#progress.get(id);
  }

  /** Begins a download, or goes on with one. What becomes of it is in the record. */
  start(id: string): void {
    const entry = modelEntry(id);
    if (this.#running.has(id)) return;
    const abort = new AbortController();
    const ended = this.#run(entry, abort.signal)
      .catch((reason: unknown) => this.#fail(id, reason, abort.signal))
      .finally(() => {
        this.#running.delete(id);
        this.#progress.delete(id);
        this.#setting.changed();
      });
    this.#running.set(id, { abort, ended });
  }

  /** Stops a download; what came is kept. */
  async pause(id: string): Promise<void> {
    await this.#stop(id);
    await changeModel(id, (record) => (record?.state === 'downloading' ? { ...record, state: 'paused' } : record));
    this.#setting.changed();
  }

  /** Stops a download and frees all that is kept of the model. */
  async remove(id: string): Promise<void> {
    await this.#stop(id);
    await changeModel(id, () => undefined);
    await this.#setting.shelf.remove(modelEntry(id).id);
    this.#setting.changed();
  }

  /** Goes on with what ran when the worker or the browser stopped. */
  async resume(): Promise<void> {
    for (const [id, { state }] of Object.entries(await readModels())) if (state === 'downloading') this.start(id);
  }

  async #stop(id: string): Promise<void> {
    const running = this.#running.get(id);
    running?.abort.abort(new DOMException('the download was stopped', 'AbortError'));
    await running?.ended;
  }

  async #run(entry: ModelEntry, signal: AbortSignal): Promise<void> {
    const { id } = entry;
    const { shelf } = this.#setting;
    const kept = (await readModels())[id];
    const isKnown = kept?.state === 'paused' || kept?.state === 'downloading';
    const record: ModelRecord = isKnown ? { ...kept, state: 'downloading' } : await this.#describe(entry, kept, signal);
    signal.throwIfAborted();
    await changeModel(id, () => record);
    const there = new Map<string, number>();
    for (const { path } of record.files) there.set(path, await shelf.size(id, path));
    const totalBytes = sum(record.files.map(({ bytes }) => bytes));
    await this.#checkDisk(totalBytes - sum([...there.values()]));
    const speed = new Speed();
    const report = (): void => {
      const thereBytes = sum([...there.values()]);
      speed.note(thereBytes, performance.now());
      this.#progress.set(id, { thereBytes, totalBytes, bytesPerSecond: speed.perSecond });
      this.#setting.changed();
    };
    report();
    const repository = { host: record.host, name: entry.repository };
    for (const file of record.files) {
      const progress = (bytes: number): void => {
        there.set(file.path, bytes);
        report();
      };
      await downloadFile({ model: id, repository, revision: record.revision, file }, shelf, progress, signal);
    }
    await changeModel(id, () => ({ ...record, state: 'ready' }));
  }

  /** Asks the host what there is. The first weights that it has and that run here are taken. */
  async #describe(entry: ModelEntry, kept: ModelRecord | undefined, signal: AbortSignal): Promise<ModelRecord> {
    const host = await this.#setting.host();
    const repository = { host, name: entry.repository };
    const variants = untried(await this.#setting.variants(entry), kept);
    let missing: NotThere | undefined;
    for (const { weights, dtype, sha256 } of variants) {
      try {
        const { revision, files } = await describeFiles(repository, [...entry.files, weights], signal);
        const known = files.map((file) => (file.path === weights && sha256 && !file.sha256 ? { ...file, sha256 } : file));
        await this.#dropOthers(entry.id, kept, revision, known);
        return { state: 'downloading', host, revision, files: known, weights, dtype, ...(kept?.wrong && { wrong: kept.wrong }) };
      } catch (reason) {
        if (!(reason instanceof NotThere)) throw reason;
        missing = reason;
      }
    }
    throw missing ?? new Error(`${entry.title} does not run on this computer`);
  }

  /** What a failed download left is of use only where the host still has the same files. */
  async #dropOthers(id: string, kept: ModelRecord | undefined, revision: string, files: RemoteFile[]): Promise<void> {
    const isSame = ({ path, bytes, sha256 }: RemoteFile): boolean =>
      files.some((file) => file.path === path && file.bytes === bytes && file.sha256 === sha256);
    if (kept?.revision === revision && kept.files.every(isSame)) return;
    await this.#setting.shelf.remove(id);
  }

  async #checkDisk(neededBytes: number): Promise<void> {
    const free = await this.#setting.freeBytes();
    if (free < neededBytes) {
      throw new Error(`${megabytes(neededBytes)} are needed and ${megabytes(free)} are free on the disk`);
    }
  }

  /** What stopped by itself is kept with its reason; who stopped it on purpose says what becomes of it. */
  async #fail(id: string, reason: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const why = isFull(reason) ? 'the disk is full' : reason instanceof Error ? reason.message : String(reason);
    const host = await this.#setting.host();
    await changeModel(id, (record) => ({
      ...(record ?? { host, revision: '', files: [], weights: '', dtype: 'q8' }),
      state: 'failed',
      why,
    }));
  }
}

function isFull(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'QuotaExceededError';
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
