import type { Check } from '@/spell/mistake';

/** Checks paragraphs, one answer each, in order. */
export type CheckParagraphs = (paragraphs: string[], signal: AbortSignal) => Promise<Check[]>;

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

  constructor(check: CheckParagraphs) {
    this.#check = check;
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
    if (!this.#running) void this.#run();
  }

  /** Wants nothing more; where it is told whose `onAnswers` is, only if that was the last to want something. */
  rest(onAnswers = this.#onAnswers): void {
    if (onAnswers !== this.#onAnswers) return;
    this.#wanted = [];
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Forgets all answers, such as when the dictionary changed. */
  forget(): void {
    this.rest();
    this.#known.clear();
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
    } catch {
      this.#wanted = []; // No worker, or it cannot check: then nothing is flagged until the text changes again.
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
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
    }
  }
}
