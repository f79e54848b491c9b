/** Time after which a failure is forgiven. Chromium itself refuses the card for two minutes after two crashes. */
const FORGIVEN_MS = 5 * 60_000;
/** Once is chance, and the card is tried again; twice is not. */
const MOST_FAILURES = 1;

/** Which models may run on the graphics card, by how they fared there lately. */
export class CardTrust {
  readonly #failedAtMs = new Map<string, number[]>();

  /** Notes that a model failed on the card. */
  note(id: string, atMs: number): void {
    this.#failedAtMs.set(id, [...this.#lately(id, atMs), atMs]);
  }

  has(id: string, atMs: number): boolean {
    return this.#lately(id, atMs).length <= MOST_FAILURES;
  }

  forget(id: string): void {
    this.#failedAtMs.delete(id);
  }

  #lately(id: string, atMs: number): number[] {
    return (this.#failedAtMs.get(id) ?? []).filter((failedAtMs) => atMs - failedAtMs < FORGIVEN_MS);
  }
}
