/** A ratio that any sight of an element exceeds. */
const LEAST_RATIO = 1e-7;

/**
 * Calls back when an element changes its size or its place in the viewport, or is taken out of the page, until the signal aborts.
 * For its place, an intersection observer looks through a window cut exactly to the element; each move takes a part of it out of
 * sight (the way of Floating UI's `autoUpdate`). Nothing runs while nothing moves.
 */
export function watchMoves(element: HTMLElement, onMove: () => void, signal: AbortSignal): void {
  let window: IntersectionObserver | undefined;

  function look(threshold: number): void {
    window?.disconnect();
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || signal.aborted) return;
    const margins = [top, innerWidth - right, innerHeight - bottom, left].map((edge) => `${-Math.floor(edge)}px`);
    let isFirst = true;
    window = new IntersectionObserver(
      ([entry]) => {
        const ratio = entry!.intersectionRatio;
        const hasMoved = ratio !== threshold;
        if (hasMoved && isFirst) look(Math.max(ratio, LEAST_RATIO));
        else if (hasMoved) {
          onMove();
          look(1);
        }
        isFirst = false;
      },
      { root: document, rootMargin: margins.join(' '), threshold },
    );
    window.observe(element);
  }

  const sizes = new ResizeObserver(() => {
    onMove();
    look(1);
  });
  sizes.observe(element);
  signal.addEventListener(
    'abort',
    () => {
      sizes.disconnect();
      window?.disconnect();
    },
    { once: true },
  );
}
