/** Resolves when the page has heard of the next change of the selection, or would have by now. */
export function selectionSettled(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      document.removeEventListener('selectionchange', done, true);
      setTimeout(resolve); // After the listeners that come behind this one.
    };
    document.addEventListener('selectionchange', done, true);
    requestAnimationFrame(() => requestAnimationFrame(done));
  });
}

/** Resolves with the next frame. */
export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
