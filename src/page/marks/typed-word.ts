import type { Edit } from './edits';
import { type Span, wordAt } from './words';

/** The word that is being typed, which is not flagged until it is left. */
export class TypedWord {
  span: Span | null = null;

  /** Notes what was typed. Returns whether it is all inside one word, so that no word has been left or finished. */
  typed(text: string, { start, added }: Edit, caret: number | null): boolean {
    this.span = caret === null ? null : wordAt(text, caret);
    return this.span !== null && this.span.start <= start && start + added <= this.span.end;
  }

  /** Notes where the caret is now. Returns whether the word was left. */
  moved(caret: number | null): boolean {
    if (!this.span) return false;
    if (caret !== null && this.span.start <= caret && caret <= this.span.end) return false;
    this.span = null;
    return true;
  }

  /** Nothing is being typed: the text changed in another way. */
  leave(): void {
    this.span = null;
  }
}
