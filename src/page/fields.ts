import { isAutofill, isSecretLabel, isSecretName } from './secrets';

export type Control = HTMLInputElement | HTMLTextAreaElement;

/** Where code is written: prose in grey would be noise there. */
const CODE_EDITORS = '.cm-editor, .CodeMirror, .monaco-editor, .ace_editor';
const PROSE_INPUT_MODES = new Set(['', 'text', 'search']);
const PROSE_INPUT_TYPES = new Set(['text', 'search']);

/** Fields that were of type password at some time, whatever they say now. */
const oncePasswords = new WeakSet<Element>();

export function isControl(element: Element): element is Control {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}

/** The field an element is or belongs to: a control itself, or the outermost element of an editor; null outside of any. */
export function fieldAt(target: EventTarget | null | undefined): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null;
  if (isControl(target)) return target;
  if (!target.isContentEditable) return null;
  let host = target;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** Whether completions may be shown in a field and learnt from. Asked before each job, as pages change their fields. */
export function isHelped(field: HTMLElement): boolean {
  if (field instanceof HTMLInputElement && field.type === 'password') oncePasswords.add(field);
  if (oncePasswords.has(field)) return false;
  if (isControl(field) ? !isProseControl(field) : !field.isContentEditable) return false;
  const names = [field.getAttribute('name'), field.id];
  const labels = [field.getAttribute('aria-label'), field.getAttribute('placeholder')];
  return (
    PROSE_INPUT_MODES.has(field.inputMode) &&
    !isAutofill(field.getAttribute('autocomplete') ?? '') &&
    !names.some((name) => name && isSecretName(name)) &&
    !labels.some((label) => label && isSecretLabel(label)) &&
    field.ariaReadOnly !== 'true' &&
    field.ariaDisabled !== 'true' &&
    !field.closest(CODE_EDITORS) &&
    !isMasked(field)
  );
}

function isProseControl(control: Control): boolean {
  if (control.readOnly || control.matches(':disabled')) return false;
  return control instanceof HTMLTextAreaElement || PROSE_INPUT_TYPES.has(control.type);
}

/** Whether the field draws dots in place of its letters, by the property or by a font made for it. */
function isMasked(field: HTMLElement): boolean {
  const style = getComputedStyle(field);
  const security = style.getPropertyValue('-webkit-text-security');
  return (security !== '' && security !== 'none') || /text-?security|password/i.test(style.fontFamily);
}

/** Whether the page shows suggestions of its own for the field, which use the same keys. */
export function hasOwnSuggestions(field: HTMLElement): boolean {
  return field.ariaExpanded === 'true' || Boolean(field.getAttribute('aria-activedescendant'));
}
