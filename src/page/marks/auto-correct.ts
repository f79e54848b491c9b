import type { Change } from './changes';
import type { Flags } from './flags';

/** Least probability of a correction that is made without being asked for. */
const SURE_P = 0.95;
/** The word was finished so few UTF-16 units ago that the person still has it in mind. */
const NEAR = 40;

/** A correction that was made while typing, as long as one Backspace takes it back. */
interface Made extends Change {
  word: string;
  /** The text and the caret right after it. */
  after: string;
  caret: number;
}

/** Decides which finished words are corrected while typing, and remembers what the person took back in a field. */
export class AutoCorrect {
  readonly #refused: Set<string>;
  #made: Made | undefined;

  /** `refused`: words in lower case that are left as they are; what is taken back is added. */
  constructor(refused: Set<string>) {
    this.#refused = refused;
  }

  /** The correction of the word that was just finished; null where there is none that is sure. */
  changeFor(flags: Flags, caret: number | null): Change | null {
    const { finished } = flags;
    if (!finished || caret === null || caret < finished.end || caret - finished.end > NEAR) return null;
    if (!flags.isKnownAt(finished.start)) return null;
    const mistake = flags.flagged().find(({ start, end }) => start === finished.start && end === finished.end);
    const text = mistake?.corrections[0];
    if (!mistake || text === undefined || mistake.kind !== 'nonword' || mistake.p < SURE_P) return null;
    return this.#refused.has(mistake.word.toLowerCase()) ? null : { ...finished, text };
  }

  /** Notes a correction that was made: the word before it, the text and the caret after it. */
  note(change: Change, word: string, after: string, caret: number | null): void {
    this.#made = caret === null ? undefined : { ...change, word, after, caret };
  }

  /** What a Backspace takes back in this text with this caret; null where it is an ordinary one. */
  takeBack(text: string, caret: number | null): Change | null {
    const made = this.#made;
    this.#made = undefined;
    if (!made || made.after !== text || made.caret !== caret) return null;
    this.#refused.add(made.word.toLowerCase());
    return { start: made.start, end: made.start + made.text.length, text: made.word };
  }
}
