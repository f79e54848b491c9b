import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ConfirmProps {
  /** What there is to act on, said beside the button. */
  fact: string;
  /** The words on the button that opens the question. */
  label: string;
  question: string;
  /** The words on the button that does it. */
  confirm: string;
  disabled: boolean;
  onConfirm: () => void;
}

/** A row with a button that asks in place before it acts. Escape or "Keep" takes the question back. */
export function Confirm({ fact, label, question, confirm, disabled, onConfirm }: ConfirmProps) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);

  // Before the next paint: a key pressed as soon as the words are seen must meet the button they belong to.
  useLayoutEffect(() => {
    if (asking) keep.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // Else the browser closes the popup.
    setAsking(false);
  };
  const onYes = (): void => {
    setAsking(false);
    onConfirm();
  };
  return (
    <div class="row">
      {/* One place for the fact and the question, so that a screen reader hears either when it changes. */}
      <p role="status" id={id} class="note">
        {asking ? question : fact}
      </p>
      {asking ? (
        <fieldset aria-labelledby={id} class="question" onKeyDown={onKeyDown}>
          <button type="button" class="danger" onClick={onYes}>
            {confirm}
          </button>
          <button type="button" ref={keep} onClick={() => setAsking(false)}>
            Keep
          </button>
        </fieldset>
      ) : (
        // Not `disabled`: it keeps the focus after it has done its work.
        <button type="button" ref={opener} aria-disabled={disabled} onClick={() => !disabled && setAsking(true)}>
          {label}
        </button>
      )}
    </div>
  );
}
