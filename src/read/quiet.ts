/** A page that changes nothing for so long has probably put its text there. */
const QUIET_MS = 300;
/** Some pages never rest. */
const LONGEST_MS = 3000;

/** Waits until a page is loaded and has stopped changing for a moment, but not for ever. Rejects with the signal's reason. */
export function untilQuiet(page: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let quiet: ReturnType<typeof setTimeout>;
    const end = (): void => {
      clearTimeout(quiet);
      clearTimeout(longest);
      watch.disconnect();
      signal.removeEventListener('abort', abort);
    };
    const done = (): void => {
      end();
      resolve();
    };
    const abort = (): void => {
      end();
      reject(signal.reason);
    };
    const restart = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => (page.readyState === 'loading' ? restart() : done()), QUIET_MS);
    };
    const watch = new MutationObserver(restart);
    const longest = setTimeout(done, LONGEST_MS);
    signal.addEventListener('abort', abort);
    watch.observe(page, { subtree: true, childList: true, characterData: true });
    restart();
  });
}
