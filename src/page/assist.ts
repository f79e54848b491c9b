import type { Completion } from '@/predict/complete';
import { isCovered } from './boxes';
import type { Field } from './field';
import { hasOwnSuggestions, isHelped } from './fields';
import type { Ghost } from './ghost';
import type { Hint } from './hint';
import type { Patience } from './patience';
import { afterChange, firstWord, mayReplace } from './suggestion';
import { type Around, changeBetween, isAtLineEnd, isSame, wellFormed } from './typing';
import type { Written } from './written';

/** What helping in a field needs from around it. */
export interface Surroundings {
  ghost: Ghost;
  hint: Hint;
  patience: Patience;
  /** Where what is written is noted; absent while learning is off. */
  written?: Written;
  /** `onEarly` is given what can be shown before the answer, which may go on from it. */
  complete(around: Around, signal: AbortSignal, onEarly?: (early: Completion) => void): Promise<Completion | null>;
  /** Whether something else stands where a suggestion would be, such as a correction of the same word. */
  isBarred(): boolean;
  /** Tells that a suggestion was taken. */
  accepted(characters: number): void;
}

/** Completes what is typed into one field. */
export class Assist {
  #last: Around | null;
  #shown: Completion | null = null;
  #job: AbortController | undefined;
  #hasChip = false;
  readonly #field: Field;
  readonly #around: Surroundings;

  constructor(field: Field, around: Surroundings) {
    this.#field = field;
    this.#around = around;
    this.#last = field.around();
  }

  /** Whether a suggestion can be seen, so that its keys are ours. */
  get isShowing(): boolean {
    return this.#shown !== null && this.#around.ghost.isVisible;
  }

  /** Looks at the field after something happened to it. `isPasted`: text may have come from elsewhere than the keys. */
  look(isPasted = false): void {
    const now = this.#field.around();
    const change = this.#last && now ? changeBetween(this.#last, now) : { kind: 'moved' as const };
    if (change.kind === 'same') return;
    this.#last = now;
    this.#around.written?.note(change, now?.before ?? '', isPasted);
    const { shown, verdict } = afterChange(this.#shown, change);
    if (verdict === 'dismissed') this.#around.patience.dismissed(Date.now());
    if (verdict === 'fulfilled') this.#around.patience.fulfilled();
    this.#show(shown);
    this.#job?.abort();
    if (change.kind === 'typed' && now && !isPasted) this.#request(now);
  }

  /** Takes what is shown, all of it or one word. Returns whether the field took it. */
  take(how: 'all' | 'word'): boolean {
    const shown = this.#shown;
    const now = this.#field.around();
    if (!shown || !now || !this.#last || !isSame(this.#last, now) || !this.#isAllowed(now)) {
      this.drop();
      return false;
    }
    const text = how === 'all' ? shown.text : firstWord(shown.text);
    if (!this.#field.insert(text)) {
      this.drop();
      return false;
    }
    this.look();
    this.#around.patience.fulfilled();
    this.#around.accepted(text.length);
    return true;
  }

  /** Hides what is shown because the person said so. */
  dismiss(): void {
    this.#around.patience.dismissed(Date.now());
    this.drop();
  }

  /** Hides what is shown and stops what is asked. */
  drop(): void {
    this.#job?.abort();
    this.#show(null);
  }

  /** Follows the field after it moved. */
  follow(): void {
    if (!this.#shown) return;
    const { ghost } = this.#around;
    const sheet = this.#field.sheet();
    if (sheet) ghost.move(sheet);
    if (!sheet || (ghost.place && isCovered(this.#field.element, ghost.place.x, ghost.place.y))) this.drop();
  }

  #isAllowed(now: Around): boolean {
    const { element } = this.#field;
    return (
      !this.#around.isBarred() && isAtLineEnd(now) && element.isConnected && isHelped(element) && !hasOwnSuggestions(element)
    );
  }

  #request(now: Around): void {
    if (!this.#isAllowed(now)) {
      this.drop();
      return;
    }
    const job = new AbortController();
    this.#job = job;
    const around = { before: wellFormed(now.before), after: wellFormed(now.after) };
    const receive = (answer: Completion | null): void => {
      if (answer && !job.signal.aborted) this.#receive(answer, now);
    };
    this.#around.complete(around, job.signal, receive).then(
      receive,
      () => {}, // Aborted by a newer key, or no worker: then there is nothing to show.
    );
  }

  #receive(answer: Completion, asked: Around): void {
    const now = this.#field.around();
    if (!now || !isSame(asked, now) || !this.#isAllowed(now)) {
      this.drop();
      return;
    }
    if (answer.text.trim() === '' || answer.text.length > this.#field.room() || !mayReplace(this.#shown, answer)) return;
    if (!this.#shown && !this.#around.patience.allows(answer.p, Date.now())) return;
    this.#show(answer);
  }

  #show(next: Completion | null): void {
    const sheet = next && this.#last ? this.#field.sheet() : null;
    if (!next || !this.#last || !sheet) {
      this.#shown = null;
      this.#around.ghost.hide();
      return;
    }
    if (!this.#shown) this.#hasChip = this.#around.hint.isNeeded;
    const isOneLine = this.#last.after.trim() !== '';
    const text = this.#around.ghost.paint(sheet, next.text, { isOneLine, hasChip: this.#hasChip });
    if (!this.#shown && text && this.#hasChip) this.#around.hint.count();
    this.#shown = text ? { text, p: next.p } : null;
  }
}
