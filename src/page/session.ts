import { Assist, type Surroundings } from './assist';
import { fieldOf } from './field';
import { isHelped } from './fields';
import { meaningOf } from './keys';
import { watchMoves } from './moves';
import { Written } from './written';

/** What the fields of a frame share. */
export interface Desk extends Omit<Surroundings, 'written'> {
  isLearning: boolean;
  learn(text: string): void;
}

const PASTES = /^insertFrom(Paste|Drop|Yank)/;

/** Helps in one field until the signal aborts, or the field loses the focus or leaves the page; then nothing of it is left. */
export function help(element: HTMLElement, desk: Desk, parentSignal: AbortSignal): void {
  const end = new AbortController();
  const signal = AbortSignal.any([parentSignal, end.signal]);
  const written = desk.isLearning ? new Written() : undefined;
  const assist = new Assist(fieldOf(element), { ...desk, ...(written && { written }) });
  let isComposing = false;

  function listen<Name extends keyof HTMLElementEventMap>(
    target: EventTarget,
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ): void {
    target.addEventListener(name, listener as (event: Event) => void, { capture: true, signal });
  }
  const isOurs = (event: Event): boolean => event.isTrusted && event.composedPath().includes(element);

  listenToKeys(assist, desk, (name, listener) => listen(window, name, (event) => isOurs(event) && listener(event)));
  listen(window, 'input', (event) => {
    if (!isOurs(event) || isComposing) return;
    assist.look(event instanceof InputEvent && PASTES.test(event.inputType));
  });
  listen(window, 'compositionstart', () => {
    isComposing = true;
    assist.drop();
  });
  listen(window, 'compositionend', (event) => {
    isComposing = false;
    if (isOurs(event)) assist.look();
  });
  // Without an `input` event: the caret moved, or an editor changed its text by itself.
  document.addEventListener('selectionchange', () => !isComposing && assist.look(), { signal });
  element.addEventListener('selectionchange', () => !isComposing && assist.look(), { signal });

  const follow = (): void => {
    if (element.isConnected) assist.follow();
    else end.abort();
  };
  window.addEventListener('scroll', follow, { capture: true, passive: true, signal });
  window.addEventListener('resize', follow, { signal });
  watchMoves(element, follow, signal);

  listen(element, 'blur', (event) => event.target === element && end.abort());
  window.addEventListener('pagehide', () => end.abort(), { signal });
  desk.ghost.attach(element);
  // Wakes the worker, so that its tables are open before the first key.
  desk.complete({ before: '', after: '' }, signal).catch(() => {});
  signal.addEventListener(
    'abort',
    () => {
      assist.drop();
      desk.ghost.detach();
      const text = written?.take();
      if (text && isHelped(element)) desk.learn(text);
    },
    { once: true },
  );
}

type ListenToKeys = (name: 'keydown' | 'keyup', listener: (event: KeyboardEvent) => void) => void;

/** Takes the keys of a visible ghost from the page, and no others. */
function listenToKeys(assist: Assist, { ghost }: Desk, listen: ListenToKeys): void {
  /** The key whose press was ours, so that its release is too: pages close dialogs when Esc is released. */
  let takenCode: string | undefined;
  const takeAway = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  listen('keydown', (event) => {
    takenCode = undefined;
    if (!assist.isShowing) return;
    const meaning = meaningOf(event, ghost.direction);
    if (meaning === 'hide') assist.dismiss();
    else if (!meaning || !assist.take(meaning)) {
      // It often sends what was written, and the page empties the field without an event.
      if (event.key === 'Enter') assist.drop();
      return;
    }
    takenCode = event.code;
    takeAway(event);
  });
  listen('keyup', (event) => {
    if (event.code === takenCode) {
      takenCode = undefined;
      takeAway(event);
    } else if (assist.isShowing) assist.look();
  });
}
