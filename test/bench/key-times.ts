import { percentile } from './percentile';

/** Times in ms from a `keydown` to the end of a frame. */
export interface KeyTimes {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  n: number;
}

/** A key that a ghost followed before the next one: ms to the frame that showed it, and to the last one in which it changed. */
export interface Painted {
  first: number;
  last: number;
}

/** Called on the ghost of a page: measures there. `takePainted()` then gives the keys since it was called last. */
export const MEASURE = `function () {
  const keys = [];
  globalThis.takePainted = () => {
    const taken = keys.splice(0);
    if (taken.length > 0 && taken.at(-1).first === undefined) keys.push(taken.pop()); // Its ghost may still come.
    return taken.filter(({ first }) => first !== undefined).map(({ first, last }) => ({ first, last }));
  };
  addEventListener('keydown', (event) => keys.push({ pressed: event.timeStamp }), true);
  new MutationObserver(() => {
    const key = keys.at(-1);
    if (this.textContent === '' || !key) return;
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = () => { // Runs once the frame is drawn.
        key.last = performance.now() - key.pressed;
        key.first ??= key.last;
      };
      frame.port2.postMessage(null);
    });
  }).observe(this, { characterData: true, childList: true, subtree: true });
}`;

export function summarise(times: number[]): KeyTimes {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
  return { p50: p50!, p95: p95!, p99: p99!, max: Math.max(...times), n: times.length };
}
