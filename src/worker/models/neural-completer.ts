import type { Likely, LikelyAnswers } from '@/answer/likely-answer';
import { AnswerLikelihoodReader } from '@/models/answer-likelihood';
import { BUILT_IN_DECODER, CATALOG, isBuiltIn, modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { LikelihoodReader } from '@/models/likelihood';
import { NARROW, NextWordReader, type Reach, SHORT, WIDE } from '@/models/next-words';
import type { Turn } from '@/models/sequence';
import type { Completion } from '@/predict/complete';
import { FusedPredictor } from '@/predict/fused-predictor';
import { OWN } from '@/predict/log-linear';
import { DOWNLOADED } from '@/predict/mix';
import type { Readers } from '@/spell/looker';
import type { Likelihood } from '@/spell/reconsider';
import { readModels, watchModels } from '@/store/models';
import { readSettings, type Settings, watchSettings } from '@/store/settings';
import type { Completer } from '@/worker/completer';
import type { ModelHost } from './host';

/** Loading takes a core for seconds, so it begins when nothing was typed for so long. */
const QUIET_MS = 1200;
/** What waits for the model at the longest before the built-in suggestion is shown: too short to be seen. */
const UNSEEN_MS = 40;
/** From so many tokens a second on, the model answers at typing speed. */
const FAST_TOKENS_PER_SECOND = 12;
/** The longest pause in typing that is waited for before a slow model is asked. */
const LONGEST_PAUSE_MS = 700;

export interface CompleteInput {
  before: string;
  after: string;
}

/** Makes completions better with a downloaded model, where there is one, or with that of the extension, and stays out of the way where neither is wanted. */
export class NeuralCompleter {
  readonly #host: ModelHost;
  readonly #readers = new WeakMap<LanguageModel, NextWordReader>();
  readonly #likelihoods = new WeakMap<LanguageModel, LikelihoodReader>();
  readonly #answers = new WeakMap<LanguageModel, AnswerLikelihoodReader>();
  #downloaded: string | undefined;
  #ownIsWanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ModelHost) {
    this.#host = host;
  }

  /** Follows which models are on this computer, and what the person wants of the one that came with the extension, as long as the worker lives. */
  start(): void {
    const choose = (records: Awaited<ReturnType<typeof readModels>>): void => {
      // The last of the catalogue that is there: they are in the order of what they know.
      this.#downloaded = CATALOG.filter(
        ({ id, purposes }) => purposes.includes('completions') && records[id]?.state === 'ready',
      ).at(-1)?.id;
    };
    watchModels(choose);
    void readModels().then(choose, () => {}); // Without records there is no model.
    const follow = ({ ownModel }: Settings): void => {
      this.#ownIsWanted = ownModel;
      if (!ownModel) void this.#host.release(BUILT_IN_DECODER.id);
    };
    watchSettings(follow, new AbortController().signal);
    void readSettings().then(follow, () => {});
  }

  get #id(): string | undefined {
    return this.#downloaded ?? (this.#ownIsWanted ? BUILT_IN_DECODER.id : undefined);
  }

  /** "SmolLM2-135M · WebGPU" or "Built-in language model · wasm" while a model helps; undefined otherwise. */
  get name(): string | undefined {
    const id = this.#id;
    if (id === undefined) return undefined;
    const state = this.#host.stateOf(id);
    return state.state === 'loaded' ? `${modelEntry(id).title} · ${state.device === 'webgpu' ? 'WebGPU' : 'wasm'}` : undefined;
  }

  /**
   * What to show in place of `shown`, the built-in suggestion, or it itself. `emit` is given what can be shown until then.
   * Rejects only when aborted: whatever happens to the model, the built-in suggestion stays.
   */
  async improve(
    completer: Completer,
    { before, after }: CompleteInput,
    shown: Completion | null,
    { signal, emit }: { signal: AbortSignal; emit: (part: Completion) => void },
  ): Promise<Completion | null> {
    const id = this.#id;
    if (id === undefined) return shown;
    const state = this.#host.stateOf(id);
    if (state.state !== 'loaded') {
      // What failed is tried again when the worker starts anew, or the model is fetched again.
      if (state.state === 'released') this.#loadWhenQuiet(id);
      return shown;
    }
    if (before.trim() === '') return shown;
    let hasEmitted = false;
    const tell = (part: Completion): void => {
      hasEmitted = true;
      emit(part);
    };
    const early = setTimeout(() => shown && !hasEmitted && tell(shown), UNSEEN_MS);
    try {
      await pause(pauseMs(state.tokensPerSecond), signal);
      return await this.#complete(id, completer, before, after, signal, tell);
    } catch {
      signal.throwIfAborted();
      return shown;
    } finally {
      clearTimeout(early);
    }
  }

  /**
   * What tells how likely texts are, behind all else; nothing while no model is in memory: it is not loaded for that alone.
   * `waits`: one that is being loaded for completions will do.
   */
  likelihood({ waits = false } = {}): Pick<Readers, 'downloaded' | 'own'> {
    const id = this.#loadedId() ?? (waits ? this.#loadingId() : undefined);
    if (id === undefined) return {};
    const likelihood: Likelihood = (before, texts, { signal } = {}) => {
      const read = (model: LanguageModel, turn: Turn): Promise<number[]> =>
        keptOf(this.#likelihoods, model, () => new LikelihoodReader(model)).read(before, texts, turn);
      return this.#use(id, 'index', read, signal);
    };
    return isBuiltIn({ id }) ? { own: likelihood } : { downloaded: likelihood };
  }

  /** What tells how likely words are as an answer; undefined in the same way, and where only the built-in model is there, which knows too little. */
  likelyAnswers(): LikelyAnswers | undefined {
    const id = this.#loadedId();
    if (id === undefined || isBuiltIn({ id })) return undefined;
    return (asked, answers, { signal } = {}) => {
      const read = (model: LanguageModel, turn: Turn): Promise<Likely[]> =>
        keptOf(this.#answers, model, () => new AnswerLikelihoodReader(model)).read(asked, answers, turn);
      return this.#use(id, 'answer', read, signal);
    };
  }

  #loadedId(): string | undefined {
    const id = this.#id;
    return id !== undefined && this.#host.isLoaded(id) ? id : undefined;
  }

  #loadingId(): string | undefined {
    const id = this.#id;
    return id !== undefined && this.#host.stateOf(id).state === 'loading' ? id : undefined;
  }

  #use<Result>(
    id: string,
    urgency: 'index' | 'answer',
    work: (model: LanguageModel, turn: Turn) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    return this.#host.use(
      id,
      urgency,
      async (loaded, turn) => {
        if (loaded.kind !== 'generator') throw new Error(`models: ${id} generates nothing`);
        return work(loaded.model, turn);
      },
      signal,
    );
  }

  async #complete(
    id: string,
    { predictor, personal }: Completer,
    before: string,
    after: string,
    signal: AbortSignal,
    grown: (shown: Completion) => void,
  ): Promise<Completion | null> {
    return this.#host.use(
      id,
      'typing',
      async (loaded, turn) => {
        if (loaded.kind !== 'generator') throw new Error(`models: ${id} generates nothing`);
        const reader = this.#readerOf(loaded.model, isBuiltIn({ id }) ? SHORT : WIDE);
        const mixing = isBuiltIn({ id }) ? OWN : DOWNLOADED;
        const fused = new FusedPredictor(predictor, (text, known) => reader.read(text, known, turn), mixing);
        const options = { after, personal: personal.recency, signal, grown };
        return (await fused.complete(before, options)).shown;
      },
      signal,
    );
  }

  #readerOf(model: LanguageModel, reach: Reach): NextWordReader {
    let reader = this.#readers.get(model);
    if (!reader) {
      const isFast = (model.speed.tokensPerSecond ?? 0) >= FAST_TOKENS_PER_SECOND;
      reader = new NextWordReader(model, isFast ? reach : NARROW);
      this.#readers.set(model, reader);
    }
    return reader;
  }

  #loadWhenQuiet(id: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // What goes wrong is in the host's state, which the options page shows.
      void this.#host.use(id, 'typing', async () => {}).catch(() => {});
    }, QUIET_MS);
  }
}

/** What a model has already, or is given now. */
function keptOf<Reader>(kept: WeakMap<LanguageModel, Reader>, model: LanguageModel, make: () => Reader): Reader {
  const reader = kept.get(model) ?? make();
  kept.set(model, reader);
  return reader;
}

/** A slow model is asked when typing pauses: a step of it cannot be stopped, and the next letters would wait for it. A fast one at once. */
function pauseMs(tokensPerSecond = 0): number {
  if (tokensPerSecond >= FAST_TOKENS_PER_SECOND) return 0;
  return tokensPerSecond > 0 ? Math.min(LONGEST_PAUSE_MS, 1000 / tokensPerSecond) : LONGEST_PAUSE_MS;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
