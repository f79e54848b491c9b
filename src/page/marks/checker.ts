import type { Check, CloserBy, CloserCheck } from '@/spell/mistake';

/** Checks paragraphs, one answer each, in order. */
export type CheckParagraphs = (paragraphs: string[], signal: AbortSignal) => Promise<Check[]>;

/** Looks closer at a paragraph when there is time; null where nothing can, or nothing closer than who looked before. */
export type Reconsider = (paragraph: string, beyond: CloserBy | undefined, signal: AbortSignal) => Promise<CloserCheck | null>;

/** Time without a wish after which paragraphs are looked at more closely. */
const QUIET_MS = 1500;
/** Most UTF-16 units and paragraphs in one job, so that completions find the worker free between two. */
const BATCH_CHARACTERS = 3000;
const BATCH_PARAGRAPHS = 20;
/** How many answers are kept beside those of the text, such as for undoing. */
const SPARE = 40;

/** Knows the mistakes of paragraphs, and asks for those it does not know: a few at a time, the most wanted first. */
export class Checker {
  readonly #check: CheckParagraphs;
  readonly #known = new Map<string, Check>();
  #wanted: readonly string[] = [];
  /** How many answers are kept, those last used. */
  #kept = SPARE;
  /** How many of the wanted were asked for, so that one whose answer is forgotten is not asked for again. */
  #asked = 0;
  #onAnswers = (): void => {};
  #running: AbortController | undefined;
  readonly #reconsider: Reconsider | undefined;
  /** Paragraphs that were looked at closely, and by whom. */
  readonly #closer = new Map<string, CloserBy>();
  #looking: AbortController | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(check: CheckParagraphs, reconsider?: Reconsider) {
    this.#check = check;
    this.#reconsider = reconsider;
  }

  /** What was answered for a paragraph; undefined while it is not known. */
  answer(paragraph: string): Check | undefined {
    const known = this.#known.get(paragraph);
    if (known && this.#known.delete(paragraph)) this.#known.set(paragraph, known); // Now the one last used.
    return known;
  }

  /**
   * Asks for the unknown ones of some paragraphs, in their order, in place of all that was wanted before. `inText`: how many
   * paragraphs the text has in all; their answers are kept.
   */
  want(paragraphs: readonly string[], inText: number, onAnswers: () => void): void {
    this.#wanted = paragraphs;
    this.#kept = inText + SPARE;
    this.#asked = 0;
    this.#onAnswers = onAnswers;
    this.#stopLooking();
    if (!this.#running) void this.#run();
  }

  /** Wants nothing more; where it is told whose `onAnswers` is, only if that was the last to want something. */
  rest(onAnswers = this.#onAnswers): void {
    if (onAnswers !== this.#onAnswers) return;
    this.#wanted = [];
    this.#running?.abort();
    this.#running = undefined;
    this.#stopLooking();
  }

  /** Forgets all answers, such as when the dictionary changed. */
  forget(): void {
    this.rest();
    this.#known.clear();
    this.#closer.clear();
  }

  async #run(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      for (let batch = this.#batch(); batch.length > 0; batch = this.#batch()) {
        const answers = await this.#check(batch, running.signal);
        if (running.signal.aborted) return;
        batch.forEach((paragraph, i) => {
          this.#known.set(paragraph, answers[i] ?? { mistakes: [], isForeign: false });
        });
        this.#forgetOldest();
        this.#onAnswers();
      }
      if (this.#reconsider) this.#quiet = setTimeout(() => void this.#look(this.#reconsider!), QUIET_MS);
    } catch {
      this.#wanted = []; // No worker, or it cannot check: then nothing is flagged until the text changes again.
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /**
   * Looks closer at what is wanted and known, until something new is wanted: at all that nobody has looked at, and then again
   * where a model that came into memory meanwhile sees more.
   */
  async #look(reconsider: Reconsider): Promise<void> {
    const looking = new AbortController();
    this.#looking = looking;
    for (const beyond of [undefined, 'network'] as const) await this.#lookBeyond(beyond, reconsider, looking.signal);
  }

  /** Looks closer, one after the other, at the paragraphs at which `beyond` was the last to look. */
  async #lookBeyond(beyond: CloserBy | undefined, reconsider: Reconsider, signal: AbortSignal): Promise<void> {
    for (const paragraph of this.#wanted) {
      if (signal.aborted) return;
      if (this.#closer.get(paragraph) !== beyond || !this.#known.has(paragraph)) continue;
      const closer = await reconsider(paragraph, beyond, signal).catch(() => null);
      if (!closer || signal.aborted) return; // Nobody can, now; the next time that something is wanted it is tried again.
      const { by, ...check } = closer;
      this.#closer.set(paragraph, by);
      if (!this.#known.has(paragraph)) continue;
      this.#known.set(paragraph, check);
      this.#onAnswers();
    }
  }

  #stopLooking(): void {
    clearTimeout(this.#quiet);
    this.#looking?.abort();
    this.#looking = undefined;
  }

  #batch(): string[] {
    const batch = new Set<string>();
    let characters = 0;
    for (; this.#asked < this.#wanted.length; this.#asked++) {
      const paragraph = this.#wanted[this.#asked]!;
      if (this.#known.has(paragraph) || batch.has(paragraph)) continue;
      if (batch.size > 0 && (characters + paragraph.length > BATCH_CHARACTERS || batch.size === BATCH_PARAGRAPHS)) break;
      batch.add(paragraph);
      characters += paragraph.length;
    }
    return [...batch];
  }

  #forgetOldest(): void {
    for (const paragraph of this.#known.keys()) {
      if (this.#known.size <= this.#kept) return;
      this.#known.delete(paragraph);
      this.#closer.delete(paragraph);
    }
  }
}
