import type { NetworkState, WordNetwork } from './word-network';

/** A state, and what the network says is next once it was asked. */
interface Read {
  state: NetworkState;
  next?: Float32Array;
  /** Length of the hidden vector. */
  length?: number;
}

/** Words read at most before the first answer; further back hardly tells the next word, and each takes its time. */
const MOST_READ = 100;
/** Places before that a place is compared with at most. */
const MOST_COMPARED = 100;
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

  /**
   * How like the place after these ids are the places before the last of them, as far back as they are read: cosines of hidden
   * states. The last one is of the place before the last id.
   */
  likenesses(ids: readonly number[]): Float64Array {
    this.read(ids);
    const at = ids.length - this.#from;
    const now = this.#reads[at]!;
    const first = Math.max(0, at - MOST_COMPARED);
    return Float64Array.from({ length: at - first }, (_, i) => cosine(this.#reads[first + i]!, now));
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

function cosine(a: Read, b: Read): number {
  return product(a.state.hidden, b.state.hidden) / Math.max(1, lengthOf(a) * lengthOf(b));
}

function lengthOf(read: Read): number {
  read.length ??= Math.sqrt(product(read.state.hidden, read.state.hidden));
  return read.length;
}

function product(a: Int16Array, b: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
