import { useId } from 'preact/hooks';

interface SwitchProps {
  label: string;
  /** One line under the label. */
  note?: string | undefined;
  on: boolean;
  disabled?: boolean;
  onToggle: (on: boolean) => void;
}

/** A labelled switch that fills its row; a click anywhere on the row counts. */
export function Switch({ label, note, on, disabled = false, onToggle }: SwitchProps) {
  const id = useId();
  return (
    <label class="row">
      <span class="row-words">
        <span id={id} class="row-label">
          {label}
        </span>
        {note && (
          <span id={`${id}-note`} class="note">
            {note}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        aria-labelledby={id}
        aria-describedby={note ? `${id}-note` : undefined}
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
    </label>
  );
}
