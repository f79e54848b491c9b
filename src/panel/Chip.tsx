import { useId, useState } from 'preact/hooks';

interface ChipProps {
  number: number;
  /** Where in its source it stands, if that has a short name: "p. 3", "1:20". */
  place?: string | undefined;
  /** What a click does, for screen readers: "Show passage 1 in the page". */
  name: string;
  /** The words it stands for, shown while it is hovered over or has the focus. */
  quote: string;
  /** Where the words are from, where that is not clear. */
  source?: string | undefined;
  onShow: () => void;
}

/** A small numbered button that leads to a place in the page, and has its words with it. Escape hides them. */
export function Chip({ number, place, name, quote, source, onShow }: ChipProps) {
  const id = useId();
  const [isHidden, setHidden] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isHidden) return;
    event.preventDefault(); // Else the browser closes the popup.
    event.stopPropagation();
    setHidden(true);
  };
  const again = (): void => setHidden(false);
  return (
    <span class={isHidden ? 'chip-place hushed' : 'chip-place'}>
      <button
        type="button"
        class="chip"
        aria-label={name}
        aria-describedby={id}
        onBlur={again}
        onMouseEnter={again}
        onKeyDown={onKeyDown}
        onClick={onShow}
      >
        {place === undefined ? number : `${number} · ${place}`}
      </button>
      <span role="tooltip" id={id} class="quotation">
        {quote}
        {source && <span class="quotation-source">{source}</span>}
      </span>
    </span>
  );
}
