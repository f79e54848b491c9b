import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { DownIcon } from '@/panel/icons';
import type { SourceOption } from '@/panel/reading/source';

interface SourcesProps {
  options: SourceOption[];
  chosen: string[];
  onToggle: (id: string) => void;
  /** The list is about to be shown. */
  onOpen: () => void;
}

/** What is asked, in a few words. */
function sourcesWords(options: SourceOption[], chosen: string[]): string {
  const labels = options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  return labels.length > 1 ? `${labels.length} sources` : (labels[0] ?? 'another tab');
}

/** Chooses what a question is put to: a button that says it, and a list of all there is. */
export function Sources({ options, chosen, onToggle, onOpen }: SourcesProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isOpen) list.current?.focus();
  }, [isOpen]);
  useEffect(() => {
    if (isOpen) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, at]);

  const open = (): void => {
    onOpen();
    setAt(0);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = options.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, last)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Home: () => setAt(0),
      End: () => setAt(last),
      ' ': () => options[at] && onToggle(options[at].id),
      Enter: () => options[at] && onToggle(options[at].id),
      Escape: close,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget !== opener.current) setOpen(false);
  };
  return (
    <div class="sources">
      <button
        type="button"
        ref={opener}
        class="quiet-button"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (isOpen ? setOpen(false) : open())}
      >
        <span class="quiet-label">Ask</span> {sourcesWords(options, chosen)}
        <DownIcon />
      </button>
      {isOpen && (
        <div
          role="listbox"
          id={id}
          ref={list}
          class="options"
          aria-label="What to ask"
          aria-multiselectable="true"
          aria-activedescendant={`${id}-${at}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {options.map((option, i) => (
            // The list has the focus and its keys; a click on an option is a short way to it.
            <div
              key={option.id}
              role="option"
              id={`${id}-${i}`}
              tabIndex={-1}
              class={i === at ? 'option at' : 'option'}
              aria-selected={chosen.includes(option.id)}
              onMouseDown={(event) => {
                event.preventDefault(); // The list keeps the focus.
                setAt(i);
                onToggle(option.id);
              }}
            >
              <span class="check" />
              {option.icon && <img src={option.icon} width="16" height="16" alt="" />}
              <span class="option-label">{option.label}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
