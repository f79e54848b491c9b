import { type ModelEntry, modelEntry, type Variant } from '@/models/catalog';
import type { Loaded } from '@/models/load';
import { type Class, Queue } from '@/models/queue';
import type { Turn } from '@/models/sequence';
import type { ModelEngine } from '@/rpc/model-jobs';

/** What the host needs from around it. */
export interface HostSetting {
  /** The weights on disk that may run here, best device first; rejects, saying why, where there are none. */
  variants(entry: ModelEntry): Promise<Variant[]>;
  load(entry: ModelEntry, variant: Variant): Promise<Loaded & { ended?: Promise<void> }>;
  /** Time without work after which a model is released. */
  releaseMs(): Promise<number>;
  /** Told whether the worker must be kept from being stopped. */
  keepAlive(isNeeded: boolean): void;
  changed(): void;
}

interface Engine {
  loaded: Loaded;
  variant: Variant;
  loadMs: number;
  users: number;
  timer?: ReturnType<typeof setTimeout>;
}

/** Owns the models in memory: loads one when it is first needed, frees it when it is idle, and replaces it when its device is lost. */
export class ModelHost {
  readonly queue = new Queue();
  readonly #engines = new Map<string, Promise<Engine>>();
  readonly #states = new Map<string, ModelEngine>();
  /** Devices on which a model failed since the worker started. */
  readonly #failures = new Map<string, number>();
  readonly #setting: HostSetting;

  constructor(setting: HostSetting) {
    this.#setting = setting;
  }

  stateOf(id: string): ModelEngine {
    return this.#states.get(id) ?? { state: 'released' };
  }

  /** Whether a model is in memory now. */
  isLoaded(id: string): boolean {
    return this.#states.get(id)?.state === 'loaded';
  }

  /**
   * Runs `work` on a model, which is loaded first where it is not. Each step of the work waits for its turn. Where the device
   * fails, the model is loaded again, elsewhere if need be, and the work starts anew once.
   */
  async use<T>(id: string, kind: Class, work: (loaded: Loaded, turn: Turn) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const engine = await this.#engine(id);
      signal?.throwIfAborted();
      engine.users++;
      clearTimeout(engine.timer);
      try {
        return await work(engine.loaded, (step) => this.queue.run(kind, step, signal));
      } catch (reason) {
        if (signal?.aborted) throw reason;
        await this.#drop(id, engine, reason);
        if (attempt === 2) throw reason;
      } finally {
        engine.users--;
        void this.#rest(id, engine);
      }
    }
  }

  /** Frees a model; also one that is loading, once it is there. */
  async release(id: string): Promise<void> {
    const engine = this.#engines.get(id);
    this.#engines.delete(id);
    this.#failures.delete(id);
    this.#show(id, { state: 'released' });
    await engine?.then(
      ({ loaded, timer }) => {
        clearTimeout(timer);
        // In a turn of its own, since nothing may run on a graph that is being freed.
        return this.queue.run('typing', () => loaded.model.release());
      },
      () => {},
    );
  }

  /** Frees all models. */
  async releaseAll(): Promise<void> {
    await Promise.all([...this.#engines.keys()].map((id) => this.release(id)));
  }

  #engine(id: string): Promise<Engine> {
    let engine = this.#engines.get(id);
    if (!engine) {
      const started = this.#load(modelEntry(id));
      engine = started;
      this.#engines.set(id, started);
      started.catch((reason: unknown) => {
        if (this.#engines.get(id) === started) this.#engines.delete(id);
        this.#show(id, { state: 'failed', why: messageOf(reason) });
      });
    }
    return engine;
  }

  async #load(entry: ModelEntry): Promise<Engine> {
    const { id } = entry;
    const failures = this.#failures.get(id) ?? 0;
    const variants = await this.#setting.variants(entry);
    // Once is chance, and the same device is tried again; twice is not.
    const tried = failures < 2 ? variants : variants.filter(({ device }) => device === 'wasm');
    let problem: unknown = new Error(`${entry.title} runs on nothing here any more`);
    for (const variant of tried) {
      this.#show(id, { state: 'loading', device: variant.device });
      const startMs = performance.now();
      try {
        const loaded = await this.#setting.load(entry, variant);
        const loadMs = performance.now() - startMs;
        const engine: Engine = { loaded, variant, loadMs, users: 0 };
        this.#show(id, { state: 'loaded', device: variant.device, loadMs });
        void loaded.ended?.then(() => this.#ended(id, engine));
        void this.#rest(id, engine);
        return engine;
      } catch (reason) {
        problem = reason;
      }
    }
    throw problem;
  }

  /** Forgets a model whose run failed. Freeing it may fail too, since the device may be gone. */
  async #drop(id: string, engine: Engine, reason: unknown): Promise<void> {
    if (!(await this.#isCurrent(id, engine))) return;
    this.#engines.delete(id);
    clearTimeout(engine.timer);
    this.#failures.set(id, (this.#failures.get(id) ?? 0) + 1);
    this.#show(id, { state: 'failed', why: messageOf(reason) });
    await engine.loaded.model.release().catch(() => {});
  }

  /** A device that is lost while nobody uses it is no failure: the next who does gets another. */
  async #ended(id: string, engine: Engine): Promise<void> {
    if (engine.users === 0 && (await this.#isCurrent(id, engine))) await this.release(id);
  }

  /** Frees an engine that nobody uses for long enough. */
  async #rest(id: string, engine: Engine): Promise<void> {
    if (engine.loaded.kind === 'generator' && this.isLoaded(id)) {
      this.#show(id, { state: 'loaded', device: engine.variant.device, loadMs: engine.loadMs, ...engine.loaded.model.speed });
    }
    const releaseMs = await this.#setting.releaseMs();
    clearTimeout(engine.timer);
    if (engine.users > 0 || !(await this.#isCurrent(id, engine))) return;
    engine.timer = setTimeout(() => void this.release(id).catch(() => {}), releaseMs);
  }

  async #isCurrent(id: string, engine: Engine): Promise<boolean> {
    return (await this.#engines.get(id)?.catch(() => undefined)) === engine;
  }

  #show(id: string, state: ModelEngine): void {
    this.#states.set(id, state);
    this.#setting.keepAlive([...this.#states.values()].some((other) => other.state === 'loading' || other.state === 'loaded'));
    this.#setting.changed();
  }
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
