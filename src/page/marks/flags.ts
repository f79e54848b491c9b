import type { Check, Mistake } from '@/spell/mistake';
import { carried, type Edit, editBetween } from './edits';
import { type Piece, piecesOf } from './pieces';
import { TypedWord } from './typed-word';
import { isWordCharacter, type Span, touches } from './words';

/** How a text came to be what it is: by keys, or in any other way, such as pasting, undoing or by the page. */
export type Cause = 'typed' | 'other';

/** What the mistakes of a text are taken from. */
export interface Answers {
  /** What is known of a paragraph; undefined before it was checked. */
  answer(paragraph: string): Check | undefined;
  /** Whether the person says that a word is right. */
  isRight(word: string): boolean;
}

/** A longer insertion is no typing. In UTF-16 units. */
const TYPED_AT_ONCE = 2;

/** The text of a field with its mistakes, as it is edited. Offsets are UTF-16 indices into the text. */
export class Flags {
  text = '';
  /** A word that the last key ended, by a character that is part of no word; null after any other key. */
  finished: Span | null = null;
  readonly #answers: Answers;
  readonly #typed = new TypedWord();
  #pieces: Piece[] = [];
  #mistakes: Mistake[] = [];
  #caret: number | null = null;
  /** What is flagged, until something changes. */
  #flagged: Mistake[] | undefined;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** How many paragraphs it has. */
  get paragraphs(): number {
    return this.#pieces.length;
  }

  /**
   * Looks at the text after something happened; where the cause is not known, a short insertion at the caret is taken for
   * typing. `ask`: there may be something to check.
   */
  look(text: string, caret: number | null, cause?: Cause): { isChanged: boolean; ask: boolean } {
    this.#caret = caret;
    this.#flagged = undefined;
    if (text === this.text) {
      const ask = this.#typed.moved(caret);
      if (caret === null || ask) this.finished = null;
      return { isChanged: false, ask };
    }
    const edit = editBetween(this.text, text);
    const before = this.#typed.span;
    this.#mistakes = carried(this.#mistakes, edit, text);
    this.#pieces = piecesOf(text);
    this.text = text;
    const isTyped = cause ? cause === 'typed' : edit.added <= TYPED_AT_ONCE && caret === edit.start + edit.added;
    const isInWord = isTyped && this.#typed.typed(text, edit, caret);
    if (!isTyped) this.#typed.leave();
    this.finished = isTyped ? this.#finishedBy(edit, before) : null;
    this.collect();
    return { isChanged: true, ask: !isInWord };
  }

  /** Takes the mistakes from what is known by now; of a paragraph that is not known, those that it had stay. */
  collect(): void {
    const old = this.#mistakes;
    this.#flagged = undefined;
    let next = 0;
    this.#mistakes = this.#pieces.flatMap(({ start, text }) => {
      const end = start + text.length;
      while (next < old.length && old[next]!.start < start) next++;
      const known = this.#answers.answer(text);
      if (known) return known.isForeign ? [] : known.mistakes.map((mistake) => moved(mistake, start));
      const first = next;
      while (next < old.length && old[next]!.end <= end) next++;
      return old.slice(first, next);
    });
  }

  /** What is flagged: all mistakes but the word being typed and what the person says is right. */
  flagged(): readonly Mistake[] {
    const { span } = this.#typed;
    this.#flagged ??= this.#mistakes.filter(
      (mistake) => !(span && touches(mistake, span)) && !this.#answers.isRight(mistake.word),
    );
    return this.#flagged;
  }

  /** The paragraphs that are not known yet, the nearest to the caret first. */
  unknown(): string[] {
    const caret = this.#caret ?? 0;
    const away = ({ start, text }: Piece): number => Math.max(0, start - caret, caret - start - text.length);
    return this.#pieces
      .filter(({ text }) => !this.#answers.answer(text))
      .sort((one, other) => away(one) - away(other))
      .map(({ text }) => text);
  }

  /** Whether more of a word was typed before an answer came: keys inside a word ask nothing, so it must be asked for again. */
  isOvertaken(): boolean {
    return this.#caret !== null && this.pieceAt(this.#caret) !== undefined && !this.isKnownAt(this.#caret);
  }

  /** Whether the paragraph of a place has been checked as it is now. */
  isKnownAt(place: number): boolean {
    const piece = this.pieceAt(place);
    return piece !== undefined && this.#answers.answer(piece.text) !== undefined;
  }

  /** The paragraph that a place is in, with its offset; undefined on a blank line. */
  pieceAt(place: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle]!.start <= place) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low - 1];
    return piece && place <= piece.start + piece.text.length ? piece : undefined;
  }

  /** The word that ended with an edit. Later typing keeps it until another word ends. */
  #finishedBy({ start, removed, added }: Edit, before: Span | null): Span | null {
    if (removed > 0) return null;
    if (before && before.end === start && added > 0 && !isWordCharacter(this.text, start)) return before;
    return this.finished && start >= this.finished.end ? this.finished : null;
  }
}

function moved(mistake: Mistake, by: number): Mistake {
  return { ...mistake, start: mistake.start + by, end: mistake.end + by };
}
