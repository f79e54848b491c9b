import { watchMoves } from '@/page/moves';
import { topLayerOf } from '@/page/overlay';
import { quietBrowser } from './browser-spelling';
import type { Spelling } from './spelling';

/** Most fields that keep their underlines after the focus left them. */
const MOST_RESTING = 5;

interface Spelled {
  spelling: Spelling;
  /** Gives the browser's own underlines back to the field. */
  giveBack: () => void;
  /** Aborted when the field has the focus again. Absent while it has it. */
  resting?: AbortController;
  /** Whether it was left before all of it was checked, perhaps. */
  isPending?: boolean;
}

/**
 * The spelling of the fields of a frame: of the one with the focus, and of those that had it last, whose underlines stay for
 * as long as there are any and the field is shown.
 */
export class SpelledFields {
  readonly #make: (element: HTMLElement) => Spelling;
  readonly #signal: AbortSignal;
  /** In the order in which they were left. */
  readonly #fields = new Map<HTMLElement, Spelled>();

  /** All ends with the signal. */
  constructor(make: (element: HTMLElement) => Spelling, signal: AbortSignal) {
    this.#make = make;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#endWhere(() => true), { once: true });
  }

  /** Starts with a field that got the focus, or goes on with it. */
  enter(element: HTMLElement): Spelling {
    const layer = topLayerOf(element);
    // What is drawn for a page lies over an open dialog.
    this.#endWhere((other) => other !== element && topLayerOf(other) !== layer);
    const known = this.#fields.get(element);
    if (known) {
      known.resting?.abort();
      delete known.resting;
      known.spelling.wake();
      return known.spelling;
    }
    const giveBack = quietBrowser(element);
    const spelling = this.#make(element);
    this.#fields.set(element, { spelling, giveBack });
    return spelling;
  }

  /** Leaves a field that lost the focus, with its underlines. */
  leave(element: HTMLElement): void {
    const spelled = this.#fields.get(element);
    if (!spelled) return;
    this.#fields.delete(element);
    this.#fields.set(element, spelled);
    const { spelling } = spelled;
    const resting = new AbortController();
    const { signal } = resting;
    spelled.resting = resting;
    spelled.isPending = true;
    const follow = (): void => {
      spelling.follow();
      endIfDone();
    };
    const endIfDone = (): void => {
      const isSeen = element.getClientRects().length > 0;
      if (this.#signal.aborted || !isSeen || !spelling.isWorthKeeping) this.#end(element);
    };
    spelling.rest(endIfDone);
    endIfDone();
    if (this.#fields.get(element) !== spelled) return;
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    window.addEventListener('resize', follow, { signal });
    watchMoves(element, follow, signal);
    const [oldest] = this.#fields.keys();
    if (oldest && this.#fields.size > MOST_RESTING) this.#end(oldest);
  }

  /** Has the rest of those that were left checked, as nothing else is to be. */
  checkResting(): void {
    for (const spelled of this.#fields.values()) {
      if (!spelled.resting || !spelled.isPending) continue;
      spelled.isPending = false;
      if (spelled.spelling.check()) return;
    }
  }

  /** Checks everything again: what is right may have changed. */
  refresh(): void {
    for (const { spelling } of [...this.#fields.values()]) spelling.refresh();
  }

  #endWhere(isIt: (element: HTMLElement) => boolean): void {
    for (const element of [...this.#fields.keys()]) if (isIt(element)) this.#end(element);
  }

  #end(element: HTMLElement): void {
    const spelled = this.#fields.get(element);
    if (!spelled) return;
    this.#fields.delete(element);
    spelled.resting?.abort();
    spelled.giveBack();
    spelled.spelling.end();
  }
}
