import type { NetworkState, WordNetwork } from './word-network';

/** A state, and what the network says is next once it was asked. */
interface Read {
  state: NetworkState;
  next?: Float32Array;
}

/** Words read at most before the first answer; further back hardly tells the next word, and each takes its time. */
const MOST_READ = 100;
/** Answers that are kept: 100 kB each. */
const KEPT = 8;

/** Follows a text as it is typed: what was read stays read, so that one more word costs one step. */
export class NetworkReading {
  #ids: readonly number[] = [];
  /** After `#ids[#from - 1]` and each further one. */
  #reads: Read[] = [];
  #from = 0;
  #answered: Read[] = [];

  constructor(readonly network: WordNetwork) {}

  /** The probability of every id after these, by id. Not to be changed. */
  after(ids: readonly number[]): Float32Array {
    this.read(ids);
    return this.#answer(this.#reads[ids.length - this.#from]!);
  }

  /** Reads what it has not read of these, so that asking after them, or after more, costs less. */
  read(ids: readonly number[]): void {
    let common = 0;
    const most = Math.min(ids.length, this.#ids.length);
    while (common < most && ids[common] === this.#ids[common]) common++;
    const isNear = this.#reads.length > 0 && common >= this.#from && ids.length - common <= MOST_READ;
    if (!isNear) {
      this.#from = Math.max(0, ids.length - MOST_READ);
      // A text begins where a sentence could have ended.
      this.#reads = [{ state: this.network.read(this.network.start(), 0) }];
      common = this.#from;
    } else if (common === ids.length) return;
    this.#reads.length = common - this.#from + 1;
    for (let i = common; i < ids.length; i++) this.#reads.push({ state: this.network.read(this.#reads.at(-1)!.state, ids[i]!) });
    this.#ids = ids;
  }

  #answer(read: Read): Float32Array {
    if (!read.next) {
      read.next = this.network.next(read.state);
      this.#answered.push(read);
      if (this.#answered.length > KEPT) delete this.#answered.shift()!.next;
    }
    return read.next;
  }
}
