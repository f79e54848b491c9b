import { isCardLost, isNoCard } from '@/models/card';
import { type ModelEntry, modelEntry, type Variant } from '@/models/catalog';
import type { Loaded } from '@/models/load';
import { type Class, Queue } from '@/models/queue';
import { WrongNumbers } from '@/models/self-test';
import type { Turn } from '@/models/sequence';
import type { ModelEngine } from '@/rpc/model-jobs';
import { CardTrust } from './card-trust';

/** What the host needs from around it. */
export interface HostSetting {
  /** The weights on disk that may run here, best device first; rejects, saying why, where there are none. */
  variants(entry: ModelEntry): Promise<Variant[]>;
  load(entry: ModelEntry, variant: Variant): Promise<Loaded & { ended?: Promise<void> }>;
  /** Told that the weights on disk compute something else than they should on every device that there is for them. */
  areWrong(entry: ModelEntry, weights: string): Promise<void>;
  /** Time without work after which a model is released. */
  releaseMs(): Promise<number>;
  /** Told whether the worker must be kept from being stopped. */
  keepAlive(isNeeded: boolean): void;
  changed(): void;
}

/** Time after which the graphics card is tried again where a model had to do without it. */
const CARD_AGAIN_MS = 5 * 60_000;
/** It is tried when nobody needed the model for so long. */
const QUIET_MS = 3000;
/** Times that work is begun: twice on a card that is lost, then on the processor. */
const MOST_ATTEMPTS = 3;

interface Engine {
  loaded: Loaded & { ended?: Promise<void> };
  variant: Variant;
  loadMs: number;
  loadedAtMs: number;
  /** On the processor only because the card failed it, which may pass. */
  standsIn: boolean;
  /** The card computes something else than it should. */
  isCardWrong: boolean;
  users: number;
  timer?: ReturnType<typeof setTimeout>;
}

/** Owns the models in memory: loads one when it is first needed, frees it when it is idle, and replaces it when its device is lost. */
export class ModelHost {
  readonly queue = new Queue();
  readonly #engines = new Map<string, Promise<Engine>>();
  readonly #states = new Map<string, ModelEngine>();
  readonly #trust = new CardTrust();
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
   * fails, the model is loaded again, elsewhere if need be, and the work starts anew.
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
        const isLast = engine.variant.device === 'wasm' ? attempt > 1 : attempt === MOST_ATTEMPTS;
        if (isLast) throw reason;
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
    this.#trust.forget(id);
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
    const known = this.#engines.get(id);
    if (known) return known;
    // One that is released while it loads has nothing more to show.
    const isCurrent = (): boolean => this.#engines.get(id) === started;
    const started = this.#load(modelEntry(id), (state) => isCurrent() && this.#show(id, state));
    this.#engines.set(id, started);
    started.then(
      (engine) => {
        if (!isCurrent()) return;
        this.#showLoaded(id, engine);
        void engine.loaded.ended?.then(() => this.#ended(id, engine));
        void this.#rest(id, engine);
      },
      (reason: unknown) => {
        if (!isCurrent()) return;
        this.#engines.delete(id);
        this.#show(id, { state: 'failed', why: messageOf(reason) });
      },
    );
    return started;
  }

  async #load(entry: ModelEntry, show: (state: ModelEngine) => void): Promise<Engine> {
    const { id, title } = entry;
    let problem: unknown = new Error(`${title} runs on nothing here any more`);
    let tried: Variant | undefined;
    let standsIn = false;
    let isCardWrong = false;
    for (const variant of await this.#setting.variants(entry)) {
      const { device } = variant;
      if (device === 'webgpu' && !this.#trust.has(id, performance.now())) {
        standsIn = true;
        continue;
      }
      show({ state: 'loading', device });
      tried = variant;
      const startMs = performance.now();
      try {
        const loaded = await this.#setting.load(entry, variant);
        const loadedAtMs = performance.now();
        const loadMs = loadedAtMs - startMs;
        const isOnCard = device === 'webgpu';
        return {
          loaded,
          variant,
          loadMs,
          loadedAtMs,
          standsIn: standsIn && !isOnCard,
          isCardWrong: isCardWrong && !isOnCard,
          users: 0,
        };
      } catch (reason) {
        if (isCardLost(reason)) {
          this.#trust.note(id, performance.now());
          return this.#load(entry, show);
        }
        problem = reason;
        isCardWrong ||= device === 'webgpu' && reason instanceof WrongNumbers;
        standsIn ||= isNoCard(reason);
      }
    }
    if (tried && problem instanceof WrongNumbers) await this.#setting.areWrong(entry, tried.weights);
    throw problem;
  }

  /** Forgets a model whose run failed. Freeing it may fail too, since the device may be gone. */
  async #drop(id: string, engine: Engine, reason: unknown): Promise<void> {
    if (!(await this.#isCurrent(id, engine))) return;
    this.#engines.delete(id);
    clearTimeout(engine.timer);
    if (engine.variant.device === 'webgpu') this.#trust.note(id, performance.now());
    this.#show(id, { state: 'failed', why: messageOf(reason) });
    await engine.loaded.model.release().catch(() => {});
  }

  /** A device that is lost while nobody uses it is no failure: the next who does gets another. */
  async #ended(id: string, engine: Engine): Promise<void> {
    if (engine.users === 0 && (await this.#isCurrent(id, engine))) await this.release(id);
  }

  /** Frees an engine that nobody uses for long enough. */
  async #rest(id: string, engine: Engine): Promise<void> {
    const releaseMs = await this.#setting.releaseMs();
    if (!(await this.#isCurrent(id, engine))) return;
    if (engine.loaded.kind === 'generator' && this.isLoaded(id)) this.#showLoaded(id, engine);
    clearTimeout(engine.timer);
    if (engine.users > 0) return;
    const againMs = engine.loadedAtMs + CARD_AGAIN_MS - performance.now();
    const restMs = engine.standsIn ? Math.min(releaseMs, Math.max(QUIET_MS, againMs)) : releaseMs;
    engine.timer = setTimeout(() => void this.release(id).catch(() => {}), restMs);
  }

  async #isCurrent(id: string, engine: Engine): Promise<boolean> {
    return (await this.#engines.get(id)?.catch(() => undefined)) === engine;
  }

  #showLoaded(id: string, { loaded, variant: { device }, loadMs, standsIn, isCardWrong }: Engine): void {
    const speed = loaded.kind === 'generator' ? loaded.model.speed : {};
    const why = { ...(standsIn && { standsIn }), ...(isCardWrong && { isCardWrong }) };
    this.#show(id, { state: 'loaded', device, loadMs, ...why, ...speed });
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
