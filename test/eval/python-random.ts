const WORDS = 624;
const SHIFT = 397;

/**
 * Python's `random.Random(seed)` for a whole seed of 0 to 2^32 - 1, so that a sample drawn by a Python scorer can be drawn again:
 * the Mersenne Twister MT19937 with `init_by_array` (Matsumoto and Nishimura 1998) and the rules of `random.sample`.
 */
export class PythonRandom {
  readonly #state = new Uint32Array(WORDS);
  #at = WORDS;

  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
      throw new RangeError(`seed: ${seed} is not a whole number of 32 bits`);
    this.#initByArray([seed]);
  }

  /** `count` different items of `population`, in the order in which they are drawn. */
  sample<T>(population: readonly T[], count: number): T[] {
    const size = population.length;
    if (count < 0 || count > size) throw new RangeError(`sample: ${count} of ${size} items`);
    const setSize = 21 + (count > 5 ? 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 0);
    return size <= setSize ? this.#sampleFromPool([...population], count) : this.#sampleWithSet(population, count);
  }

  #sampleFromPool<T>(pool: T[], count: number): T[] {
    return Array.from({ length: count }, (_, i) => {
      const left = pool.length - i;
      const j = this.#below(left);
      const item = pool[j]!;
      pool[j] = pool[left - 1]!;
      return item;
    });
  }

  #sampleWithSet<T>(population: readonly T[], count: number): T[] {
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(this.#below(population.length));
    return [...drawn].map((i) => population[i]!);
  }

  /** A whole number under `limit`: as many bits as `limit` has, drawn again while too large. */
  #below(limit: number): number {
    const bits = 32 - Math.clz32(limit);
    for (;;) {
      const drawn = this.#next() >>> (32 - bits);
      if (drawn < limit) return drawn;
    }
  }

  #initByArray(key: number[]): void {
    const state = this.#state;
    state[0] = 19650218;
    for (let i = 1; i < WORDS; i++) state[i] = Math.imul(1812433253, state[i - 1]! ^ (state[i - 1]! >>> 30)) + i;
    let i = 1;
    let j = 0;
    const step = (): void => {
      if (++i >= WORDS) {
        state[0] = state[WORDS - 1]!;
        i = 1;
      }
    };
    for (let k = Math.max(WORDS, key.length); k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1664525)) + key[j]! + j;
      step();
      j = (j + 1) % key.length;
    }
    for (let k = WORDS - 1; k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1566083941)) - i;
      step();
    }
    state[0] = 0x80000000;
  }

  #next(): number {
    if (this.#at >= WORDS) this.#twist();
    let y = this.#state[this.#at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let i = 0; i < WORDS; i++) {
      const y = (state[i]! & 0x80000000) | (state[(i + 1) % WORDS]! & 0x7fffffff);
      state[i] = state[(i + SHIFT) % WORDS]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#at = 0;
  }
}
