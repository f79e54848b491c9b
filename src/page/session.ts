import { Assist, type Surroundings } from './assist';
import { fieldOf } from './field';
import { isHelped } from './fields';
import { isSpelled } from './marks/browser-spelling';
import type { SpellingDesk } from './marks/desk';
import type { Spelling } from './marks/spelling';
import { watchMoves } from './moves';
import type { Overlay } from './overlay';
import { listenToKeys } from './session-keys';
import { Written } from './written';

/** What the fields of a frame share. */
export interface Desk extends Omit<Surroundings, 'written' | 'isBarred'> {
  overlay: Overlay;
  /** Absent while spelling is off. */
  spelling?: SpellingDesk;
  isLearning: boolean;
  learn(text: string): void;
}

/** Kinds of input that keys make; all others, such as undoing, are not typing. */
const KEYS = /^(insertText|insertLineBreak|insertParagraph|insertCompositionText|delete(Content|Word|SoftLine)\w*)$/;
const PASTES = /^insertFrom(Paste|Drop|Yank)/;

/** Helps in one field until the signal aborts, or the field loses the focus or leaves the page; then nothing of it is left. */
export function help(element: HTMLElement, desk: Desk, parentSignal: AbortSignal): void {
  const end = new AbortController();
  const signal = AbortSignal.any([parentSignal, end.signal]);
  const written = desk.isLearning ? new Written() : undefined;
  const spelling = spellingIn(element, desk, signal);
  const assist = new Assist(fieldOf(element), {
    ...desk,
    ...(written && { written }),
    isBarred: () => spelling?.bars === true,
  });
  if (desk.spelling) desk.spelling.onShown = () => assist.drop();
  let isComposing = false;

  function listen<Name extends keyof HTMLElementEventMap>(
    target: EventTarget,
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ): void {
    target.addEventListener(name, listener as (event: Event) => void, { capture: true, signal });
  }
  const isOurs = (event: Event): boolean => event.isTrusted && event.composedPath().includes(element);

  const keys = { assist, ghost: desk.ghost, spelling };
  listenToKeys(keys, (name, listener) => listen(window, name, (event) => isOurs(event) && listener(event)));
  listen(window, 'input', (event) => {
    if (!isOurs(event) || isComposing) return;
    const { inputType } = event instanceof InputEvent ? event : { inputType: '' };
    spelling?.look(KEYS.test(inputType) ? 'typed' : 'other');
    assist.look(PASTES.test(inputType));
  });
  listen(window, 'compositionstart', () => {
    isComposing = true;
    spelling?.compose(true);
    assist.drop();
  });
  listen(window, 'compositionend', (event) => {
    isComposing = false;
    spelling?.compose(false);
    if (!isOurs(event)) return;
    assist.look();
  });
  // Without an `input` event: the caret moved, or an editor changed its text by itself.
  const look = (): void => {
    if (isComposing) return;
    spelling?.look();
    assist.look();
  };
  document.addEventListener('selectionchange', look, { signal });
  element.addEventListener('selectionchange', look, { signal });
  listen(window, 'click', (event) => {
    if (isOurs(event) && event.button === 0 && event.detail === 1) spelling?.click(event);
  });

  const follow = (): void => {
    if (!element.isConnected) {
      end.abort();
      return;
    }
    spelling?.follow();
    assist.follow();
  };
  window.addEventListener('scroll', follow, { capture: true, passive: true, signal });
  window.addEventListener('resize', follow, { signal });
  watchMoves(element, follow, signal);

  listen(element, 'blur', (event) => event.target === element && end.abort());
  window.addEventListener('pagehide', () => end.abort(), { signal });
  desk.ghost.attach(element);
  const letGo = desk.overlay.hold();
  // Wakes the worker, so that its tables are open before the first key.
  desk.complete({ before: '', after: '' }, signal).catch(() => {});
  signal.addEventListener(
    'abort',
    () => {
      assist.drop();
      desk.ghost.detach();
      letGo();
      const text = written?.take();
      if (text && isHelped(element)) desk.learn(text);
    },
    { once: true },
  );
}

/** Underlines mistakes in a field until the signal aborts, where they are wanted. */
function spellingIn(element: HTMLElement, { spelling: desk }: Desk, signal: AbortSignal): Spelling | undefined {
  if (!desk || !isSpelled(element)) return undefined;
  const spelling = desk.fields.enter(element);
  desk.current = spelling;
  signal.addEventListener(
    'abort',
    () => {
      if (desk.current === spelling) delete desk.current;
      desk.fields.leave(element);
    },
    { once: true },
  );
  return spelling;
}
