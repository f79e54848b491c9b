import { useEffect, useRef, useState } from 'preact/hooks';

interface ComposerProps {
  placeholder: string;
  /** Whether there is something that a question can be put to. */
  canAsk: boolean;
  /** Whether an answer is on its way: the button then stops it. */
  isAnswering: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}

/** Where questions are written. Enter asks, Shift+Enter breaks the line, Esc stops an answer. */
export function Composer({ placeholder, canAsk, isAnswering, onAsk, onStop }: ComposerProps) {
  const [question, setQuestion] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Whoever came by the arrow keys may want to go on to the next tab.
    if (!document.activeElement?.matches('[role="tab"]:focus-visible')) field.current?.focus();
  }, []);
  const send = (): void => {
    const words = question.trim();
    if (!words || isAnswering || !canAsk) return;
    onAsk(words);
    setQuestion('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && isAnswering) {
      event.preventDefault(); // Else the browser closes the popup.
      onStop();
    }
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        aria-label="Question"
        placeholder={placeholder}
        value={question}
        onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isAnswering ? (
        <button type="button" onClick={onStop}>
          Stop
        </button>
      ) : (
        <button type="submit" class="primary" aria-disabled={question.trim() === '' || !canAsk}>
          Ask
        </button>
      )}
    </form>
  );
}
