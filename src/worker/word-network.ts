import { NETWORK_FILE } from '@/neural/pack';
import { WordNetwork } from '@/neural/word-network';
import { NetworkLikelihood } from '@/predict/network-likelihood';
import type { Predictor } from '@/predict/predictor';
import type { NetworkStatus } from '@/rpc/jobs';
import type { Likelihood } from '@/spell/reconsider';
import { once } from './once';
import { Turns } from './turns';

/** Nothing was asked for so long: opening the network holds up the worker for some 20 ms at a stretch. */
const QUIET_MS = 500;

/** Opens the built-in network once typing has begun and pauses: the n-grams answer from the first key on, and go on alone where it cannot be opened. */
export class NetworkOpener {
  #state: NetworkStatus = { state: 'waiting' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #likelihood: Likelihood | undefined;

  constructor(
    readonly predictor: Predictor,
    readonly load: (path: string) => Promise<ArrayBuffer>,
  ) {}

  get state(): NetworkStatus {
    return this.#state;
  }

  /** To be called at each completion. */
  typed(): void {
    if (this.#state.state !== 'waiting') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.open(), QUIET_MS);
  }

  /** Opens it now, at the first call. Never rejects: what goes wrong is in the state. */
  readonly open = once(async (): Promise<void> => {
    try {
      const network = new WordNetwork(await this.load(NETWORK_FILE), NETWORK_FILE);
      await unpackWords(network);
      this.predictor.use(network);
      this.#likelihood = likelihoodBy(network, this.predictor);
      this.#state = { state: 'ready', bytes: network.bytes };
    } catch (reason) {
      this.#state = { state: 'failed', error: reason instanceof Error ? reason.message : String(reason) };
    }
  });

  /** What tells how likely texts are, in turns with all else; opens the network. Undefined where that fails. */
  async likelihood(): Promise<Likelihood | undefined> {
    await this.open();
    return this.#likelihood;
  }
}

/** Reads all words from their packed form, in turns with all else, so that no key waits for it. */
async function unpackWords({ vocabulary, size }: WordNetwork): Promise<void> {
  const turns = new Turns();
  for (let id = 0; id < size; id++) {
    vocabulary.wordOf(id);
    if (turns.isOver) await turns.giveWay();
  }
}

function likelihoodBy(network: WordNetwork, { model }: Predictor): Likelihood {
  const turns = new Turns();
  const reader = new NetworkLikelihood(network, model, async () => {
    if (turns.isOver) await turns.giveWay();
  });
  return (before, texts, options) => reader.read(before, texts, options);
}
