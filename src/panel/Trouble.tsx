import type { ComponentChildren } from 'preact';

/** What went wrong and why, said at once by screen readers, with what can be done about it. */
export function Trouble({ words, children }: { words: string | undefined; children?: ComponentChildren }) {
  return (
    <div role="alert">
      {words && (
        <div class="trouble">
          <p>{words}</p>
          {children}
        </div>
      )}
    </div>
  );
}
