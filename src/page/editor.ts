import { editorSheet } from './editor-sheet';
import type { Field } from './field';
import { offer } from './insert';
import type { Sheet } from './sheet';
import { AFTER_LIMIT, type Around, BEFORE_LIMIT, isSame } from './typing';
import { textFrom } from './walk';

/** An element with `contenteditable`, plain or run by an editor's script. */
export class EditorField implements Field {
  constructor(readonly element: HTMLElement) {}

  around(): Around | null {
    const caret = this.#caret();
    if (!caret) return null;
    return {
      before: textFrom(this.element, caret.startContainer, caret.startOffset, 'backward', BEFORE_LIMIT),
      after: textFrom(this.element, caret.startContainer, caret.startOffset, 'forward', AFTER_LIMIT),
    };
  }

  room(): number {
    return Number.POSITIVE_INFINITY;
  }

  insert(text: string): boolean {
    const old = this.around();
    const caret = this.#caret();
    if (!old || !caret) return false;
    const hasChanged = (): boolean => {
      const now = this.around();
      return now === null || !isSame(old, now);
    };
    const answer = offer(this.element, text, [caret], hasChanged);
    if (answer !== 'free') return answer === 'taken';
    this.#endUndoStep();
    document.execCommand('insertText', false, text);
    this.#endUndoStep();
    return hasChanged();
  }

  sheet(): Sheet | null {
    const caret = this.#caret();
    const around = this.around();
    return caret && around ? editorSheet(this.element, caret, around.before) : null;
  }

  /** The caret; null where text is selected or the selection is elsewhere or in a part that cannot be edited. */
  #caret(): StaticRange | null {
    const root = this.element.getRootNode();
    const range = document.getSelection()?.getComposedRanges({ shadowRoots: root instanceof ShadowRoot ? [root] : [] })[0];
    if (!range?.collapsed || !this.element.contains(range.startContainer)) return null;
    const { startContainer: node } = range;
    const element = node instanceof HTMLElement ? node : node.parentElement;
    return element?.isContentEditable ? range : null;
  }

  /** Chrome joins what follows to the typing before it in one undo step, until the selection is set. */
  #endUndoStep(): void {
    const caret = this.#caret();
    if (caret) document.getSelection()?.collapse(caret.startContainer, caret.startOffset);
  }
}
