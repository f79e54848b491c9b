import { ControlField } from './control';
import { EditorField } from './editor';
import { isControl } from './fields';
import type { Sheet } from './sheet';
import type { Around } from './typing';

/** One interface over the kinds of fields that people type into. */
export interface Field {
  readonly element: HTMLElement;
  /** The text around the caret; null where text is selected or the caret is not in the field. */
  around(): Around | null;
  /** How many UTF-16 units the field still takes. */
  room(): number;
  /** Puts text in at the caret the way the keyboard does, as one step of undo. Returns whether the field took it. */
  insert(text: string): boolean;
  /** How to lay out a ghost at the caret; null where that is not known. */
  sheet(): Sheet | null;
}

export function fieldOf(element: HTMLElement): Field {
  return isControl(element) ? new ControlField(element) : new EditorField(element);
}
