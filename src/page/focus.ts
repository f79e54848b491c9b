import { fieldAt, isHelped } from './fields';
import { type Desk, help } from './session';

/** Helps in whichever field of the frame has the focus, until the signal aborts. */
export function followFocus(desk: Desk, signal: AbortSignal): void {
  let helped: HTMLElement | null = null;
  let session: AbortController | undefined;
  let rootsWatch: AbortController | undefined;

  function enter(target: EventTarget | null | undefined): void {
    const element = fieldAt(target);
    if (element && element === helped) return;
    session?.abort();
    helped = null;
    if (!element) return;
    if (isHelped(element)) begin(element);
    // Pages make some fields writable as they get the focus, after we have heard of it.
    else setTimeout(() => !signal.aborted && helped === null && deepActive() === element && isHelped(element) && begin(element));
  }

  function begin(element: HTMLElement): void {
    const ending = new AbortController();
    helped = element;
    session = ending;
    const forget = (): void => {
      ending.abort();
      if (helped === element) helped = null;
    };
    element.addEventListener('blur', (event) => event.target === element && forget(), { signal: ending.signal });
    help(element, desk, AbortSignal.any([signal, ending.signal]));
  }

  /** The focus moves unheard inside a shadow root, so we also listen at the roots it is in. */
  function watchRoots(path: EventTarget[]): void {
    rootsWatch?.abort();
    const roots = path.filter((target) => target instanceof ShadowRoot);
    if (roots.length === 0) return;
    rootsWatch = new AbortController();
    const options = { signal: AbortSignal.any([signal, rootsWatch.signal]) };
    for (const root of roots) root.addEventListener('focusin', onFocus, options);
  }

  function onFocus(event: Event): void {
    const path = event.composedPath();
    watchRoots(path);
    enter(path[0]);
  }

  window.addEventListener('focusin', onFocus, { capture: true, signal });
  const active = deepActive();
  if (active) {
    watchRoots(rootsOf(active));
    enter(active);
  }
}

/** The element with the focus, also inside open shadow roots. */
function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function rootsOf(element: Element): EventTarget[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [];
}
