import type { Assist } from './assist';
import type { Ghost } from './ghost';
import { meaningOf } from './keys';
import type { Spelling } from './marks/spelling';

export type ListenToKeys = (name: 'keydown' | 'keyup', listener: (event: KeyboardEvent) => void) => void;

/** Takes the keys of an open card and of a visible ghost from the page, and no others. */
export function listenToKeys(
  { assist, ghost, spelling }: { assist: Assist; ghost: Ghost; spelling: Spelling | undefined },
  listen: ListenToKeys,
): void {
  /** The key whose press was ours, so that its release is too: pages close dialogs when Esc is released. */
  let takenCode: string | undefined;
  const take = (event: KeyboardEvent): void => {
    takenCode = event.code;
    takeAway(event);
  };
  listen('keydown', (event) => {
    takenCode = undefined;
    if (spelling?.press(event)) {
      take(event);
      return;
    }
    if (!assist.isShowing) return;
    const meaning = meaningOf(event, ghost.direction);
    if (meaning === 'hide') assist.dismiss();
    else if (!meaning || !assist.take(meaning)) {
      // It often sends what was written, and the page empties the field without an event.
      if (event.key === 'Enter') assist.drop();
      return;
    }
    take(event);
  });
  listen('keyup', (event) => {
    if (event.code === takenCode) {
      takenCode = undefined;
      takeAway(event);
    } else {
      if (assist.isShowing) assist.look();
      // The page may have emptied the field without an event.
      if (event.key === 'Enter') spelling?.look();
    }
  });
}

function takeAway(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
