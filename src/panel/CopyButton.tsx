import { useEffect, useState } from 'preact/hooks';
import { messageOf } from './persist';

/** How long "Copied" is shown, in ms. */
const SHOWN_MS = 2000;

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied'),
      (reason) => setSaid(`Not copied: ${messageOf(reason)}`),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {said ?? label}
      </button>
      <span role="status" class="unseen">
        {said}
      </span>
    </>
  );
}
