import type { KeyPress } from '@/page/keys';

/** What a key does with mistakes: `erase` may take back a correction; `leave` closes what is open and leaves the key to the page; null is none of ours. */
export type SpellingKey = 'open' | 'up' | 'down' | 'take' | 'toggle' | 'close' | 'erase' | 'leave' | null;

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
const INPUT_METHOD_KEY_CODE = 229;

/** What a key press means, by what is open. */
export function meaningOf(
  press: KeyPress & Pick<KeyboardEvent, 'code'>,
  { isCardOpen, isPreviewOpen }: { isCardOpen: boolean; isPreviewOpen: boolean },
): SpellingKey {
  if (!press.isTrusted || press.defaultPrevented) return null;
  const isOpen = isCardOpen || isPreviewOpen;
  if (press.isComposing || press.keyCode === INPUT_METHOD_KEY_CODE) return isOpen ? 'leave' : null;
  const hasModifier = press.shiftKey || press.ctrlKey || press.metaKey || press.altKey;
  // With Alt a Mac writes another character, so that the place of the key tells what it is.
  const isStop = press.code === 'Period' || press.key === '.';
  if (isStop && press.altKey && !press.shiftKey && !press.ctrlKey && !press.metaKey) return 'open';
  if (!isOpen && press.key === 'Backspace' && !hasModifier) return 'erase';
  if (!isOpen || MODIFIERS.has(press.key)) return null;
  if (hasModifier) return 'leave';
  switch (press.key) {
    case 'ArrowDown':
      return 'down';
    case 'ArrowUp':
      return 'up';
    case 'Enter':
      return 'take';
    case 'Escape':
      return 'close';
    case ' ':
      return isPreviewOpen ? 'toggle' : 'leave';
    default:
      return 'leave';
  }
}
