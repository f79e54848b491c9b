import { NETWORK_FILE } from '@/neural/pack';
import { WordNetwork } from '@/neural/word-network';
import type { Predictor } from '@/predict/predictor';
import type { NetworkStatus } from '@/rpc/jobs';

/** Nothing was asked for so long: opening the network holds up the worker for some dozen milliseconds. */
const QUIET_MS = 150;

/** Opens the built-in network once typing has begun and pauses: the n-grams answer from the first key on, and go on alone where it cannot be opened. */
export class NetworkOpener {
  #state: NetworkStatus = { state: 'waiting' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpening = false;

  constructor(
    readonly predictor: Predictor,
    readonly load: (path: string) => Promise<ArrayBuffer>,
  ) {}

  get state(): NetworkStatus {
    return this.#state;
  }

  /** To be called at each completion. */
  typed(): void {
    if (this.#state.state !== 'waiting' || this.#isOpening) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.open(), QUIET_MS);
  }

  /** Opens it now. Never rejects: what goes wrong is in the state. */
  async open(): Promise<void> {
    if (this.#state.state !== 'waiting' || this.#isOpening) return;
    this.#isOpening = true;
    try {
      const network = new WordNetwork(await this.load(NETWORK_FILE), NETWORK_FILE);
      this.predictor.use(network);
      this.#state = { state: 'ready', bytes: network.bytes };
    } catch (reason) {
      this.#state = { state: 'failed', error: reason instanceof Error ? reason.message : String(reason) };
    } finally {
      this.#isOpening = false;
    }
  }
}
