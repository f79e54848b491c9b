import { browser } from 'wxt/browser';
import { BUILT_IN_DECODER, CATALOG, isBuiltIn, type ModelEntry, modelEntry, type Variant } from '@/models/catalog';
import { type DeviceReport, detectDevice, variantsFor } from '@/models/devices';
import { DEFAULT_HOST } from '@/models/hosts';
import { type Loaded, loadModel, type ReadFile, testLoaded } from '@/models/load';
import type { ModelRecord } from '@/models/record';
import { runtimeOn } from '@/models/runtime';
import type { Turn } from '@/models/sequence';
import { readWhole, type Shelf } from '@/models/shelf';
import type { ModelsReport } from '@/rpc/model-jobs';
import { changeModel, readModels } from '@/store/models';
import { readSettings, watchSettings } from '@/store/settings';
import { type DownloadProgress, Downloads } from './downloads';
import { ModelHost } from './host';
import { Threads } from './threads';

/** Chrome stops a worker after 30 s without an event. */
const ALIVE_MS = 20_000;
/** Reports of progress come at most so often. */
const REPORT_MS = 250;

/** Everything about models in the worker: what is on disk, what is in memory, and what is being fetched. */
export class ModelService {
  readonly downloads: Downloads;
  readonly host: ModelHost;
  readonly #threads = new Threads();
  readonly #shelf: Shelf;
  readonly #packed: (path: string) => Promise<ArrayBuffer>;
  readonly #watchers = new Set<() => void>();
  #device: Promise<DeviceReport> | undefined;
  #alive: ReturnType<typeof setInterval> | undefined;
  #hasEngines = false;

  /** `packed` gives a file of `public/models`. */
  constructor(shelf: Shelf, packed: (path: string) => Promise<ArrayBuffer>) {
    this.#shelf = shelf;
    this.#packed = packed;
    const changed = (): void => {
      this.#keepAlive();
      for (const watcher of this.#watchers) watcher();
    };
    this.downloads = new Downloads({
      shelf,
      host: async () => (await readSettings()).modelHost || DEFAULT_HOST,
      variants: (entry) => this.#variants(entry),
      freeBytes,
      changed,
    });
    this.host = new ModelHost({
      variants: (entry) => this.#variantsOnDisk(entry),
      load: (entry, variant) => this.#load(entry, variant),
      areWrong: ({ id }, weights) => markWrong(id, weights),
      releaseMs: async () => (await readSettings()).modelReleaseMinutes * 60_000,
      keepAlive: (isNeeded) => {
        this.#hasEngines = isNeeded;
        this.#keepAlive();
      },
      changed,
    });
  }

  /** Streams reports until the signal aborts. */
  async watch(emit: (report: ModelsReport) => void, signal: AbortSignal): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = async (): Promise<void> => {
      const report = await this.report();
      if (!signal.aborted) emit(report);
    };
    const watcher = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void tell().catch(() => {}); // The next change is told again.
      }, REPORT_MS);
    };
    this.#watchers.add(watcher);
    try {
      await tell();
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    } finally {
      this.#watchers.delete(watcher);
      clearTimeout(timer);
    }
  }

  /** All that is known now. */
  async report(): Promise<ModelsReport> {
    const [device, records, free] = await Promise.all([this.device(), readModels(), freeBytes()]);
    const models = [BUILT_IN_DECODER, ...CATALOG].map(async ({ id }) => {
      const record = records[id];
      const progress = this.downloads.progressOf(id) ?? (await this.#kept(id, record));
      return { id, engine: this.host.stateOf(id), ...(record && { record }), ...(progress && { progress }) };
    });
    return { device, freeBytes: free, models: await Promise.all(models) };
  }

  /** How far a download that does not run has come. */
  async #kept(id: string, record: ModelRecord | undefined): Promise<DownloadProgress | undefined> {
    if (!record || record.state === 'ready') return undefined;
    let [thereBytes, totalBytes] = [0, 0];
    for (const { path, bytes } of record.files) {
      thereBytes += await this.#shelf.size(id, path);
      totalBytes += bytes;
    }
    return { thereBytes, totalBytes, bytesPerSecond: 0 };
  }

  /** Goes on with downloads that ran when the worker or the browser stopped, and follows the settings as long as the worker lives. */
  start(): void {
    void this.downloads.resume().catch(() => {}); // Without records there is nothing to go on with.
    let device: string | undefined;
    void readSettings().then(({ modelDevice }) => {
      device ??= modelDevice;
    });
    const follow = ({ modelDevice }: { modelDevice: string }): void => {
      if (device !== undefined && device !== modelDevice) void this.host.releaseAll();
      device = modelDevice;
    };
    watchSettings(follow, new AbortController().signal);
  }

  /** Begins a download, or goes on with one. What is in memory, or failed to be, is of what was there before. */
  async download(id: string): Promise<void> {
    await this.host.release(id);
    this.downloads.start(id);
  }

  /** Frees a model everywhere. */
  async remove(id: string): Promise<void> {
    await this.host.release(id);
    await this.downloads.remove(id);
  }

  /** Loads a model, which tests it; one that is loaded is tested again. Rejects where it runs nowhere. */
  async tryOut(id: string, signal: AbortSignal): Promise<void> {
    const wasLoaded = this.host.isLoaded(id);
    const test = async (loaded: Loaded, turn: Turn): Promise<void> => {
      if (wasLoaded) await testLoaded(modelEntry(id), loaded, turn);
    };
    await this.host.use(id, 'answer', test, signal);
  }

  /** Takes over files that were put on the shelf. */
  async adopt(id: string, record: ModelRecord): Promise<void> {
    for (const { path, bytes } of record.files) {
      const there = await this.#shelf.size(modelEntry(id).id, path);
      if (there !== bytes) throw new Error(`${path}: ${there} of ${bytes} bytes are on the disk`);
    }
    await this.host.release(id);
    await changeModel(id, () => record);
    for (const watcher of this.#watchers) watcher();
  }

  /** What models can run on here; a card is looked up until there is one. */
  async device(): Promise<DeviceReport> {
    this.#device ??= detectDevice();
    const report = await this.#device;
    if (!report.hasAdapter) this.#device = undefined;
    return report;
  }

  async #variants(entry: ModelEntry): Promise<Variant[]> {
    const { modelDevice } = await readSettings();
    return variantsFor(entry, await this.device(), modelDevice);
  }

  async #variantsOnDisk(entry: ModelEntry): Promise<Variant[]> {
    if (isBuiltIn(entry)) return this.#variants(entry);
    const record = (await readModels())[entry.id];
    if (record?.state !== 'ready') throw new Error(`${entry.title} is not on this computer`);
    const fit = (await this.#variants(entry)).filter(({ weights }) => weights === record.weights);
    if (fit.length === 0) {
      throw new Error(
        `The ${record.dtype} weights on this computer do not run where models are to run now. Delete them and download again`,
      );
    }
    return fit;
  }

  async #load(entry: ModelEntry, variant: Variant): Promise<Loaded & { ended: Promise<void> }> {
    const files = (await readModels())[entry.id]?.files ?? [];
    const read: ReadFile = async (path) => {
      if (isBuiltIn(entry)) return new Uint8Array(await this.#packed(`${entry.repository}/${path}`));
      const file = files.find((other) => other.path === path);
      if (!file) throw new Error(`${entry.title} has no file ${path}`);
      return readWhole(this.#shelf, entry.id, path, file.bytes);
    };
    const settings = entry.kind === 'generator' && variant.device === 'webgpu' ? KEEP_CACHE_ON_CARD : {};
    const thread = await this.#threads.open();
    try {
      const loaded = await loadModel(entry, variant, read, runtimeOn(thread.onnx, variant.device, settings));
      return { ...loaded, ended: thread.ended };
    } catch (reason) {
      thread.end();
      throw reason;
    }
  }

  #keepAlive(): void {
    const isNeeded = this.#hasEngines || this.downloads.isBusy;
    if (isNeeded) this.#alive ??= setInterval(() => void browser.runtime.getPlatformInfo(), ALIVE_MS);
    else {
      clearInterval(this.#alive);
      this.#alive = undefined;
    }
  }
}

/** The cache stays on the card; what is read of the logits is fetched from there. */
const KEEP_CACHE_ON_CARD = { preferredOutputLocation: 'gpu-buffer' } as const;

/** Nobody takes the model for one that works, and its next download is of other weights. */
function markWrong(id: string, weights: string): Promise<void> {
  return changeModel(id, (record) =>
    record?.state === 'ready' && record.weights === weights
      ? { ...record, state: 'wrong', wrong: [...new Set([...(record.wrong ?? []), weights])] }
      : record,
  );
}

async function freeBytes(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return Math.max(0, quota - usage);
}
