import { useId } from 'preact/hooks';

interface SegmentsProps {
  label: string;
  options: { id: string; label: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** A few choices side by side, one of them made: radio buttons in the shape of a bar. */
export function Segments({ label, options, chosen, onChoose }: SegmentsProps) {
  const name = useId();
  return (
    <fieldset class="segments" aria-label={label}>
      {options.map((option) => (
        <label key={option.id} class="segment">
          <input type="radio" name={name} checked={option.id === chosen} onChange={() => onChoose(option.id)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
