/** What a key does to a visible ghost: take all of it, take one word, hide it, or nothing. */
export type KeyMeaning = 'all' | 'word' | 'hide' | null;

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'keyCode' | 'isTrusted' | 'defaultPrevented'
>;

/** What Chrome gives as the key code of a key that an input method handles. */
const INPUT_METHOD_KEY_CODE = 229;

/** What a key press means while a ghost is visible. Where text runs to the left, Ctrl+← points at the ghost too. */
export function meaningOf(press: KeyPress, direction: 'ltr' | 'rtl'): KeyMeaning {
  if (!press.isTrusted || press.defaultPrevented || press.isComposing || press.keyCode === INPUT_METHOD_KEY_CODE) return null;
  if (press.shiftKey || press.altKey) return null;
  if (press.ctrlKey !== press.metaKey) {
    return press.key === 'ArrowRight' || (direction === 'rtl' && press.key === 'ArrowLeft') ? 'word' : null;
  }
  if (press.ctrlKey) return null;
  return press.key === 'Tab' ? 'all' : press.key === 'Escape' ? 'hide' : null;
}
