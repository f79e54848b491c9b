import type { SummaryChoice } from '@/store/panel';
import type { SummaryLength, SummaryStyle } from '@/summarize/summary';

const STYLES: [SummaryStyle, string][] = [
  ['points', 'Key points'],
  ['paragraph', 'Paragraph'],
  ['headline', 'Headline'],
];
const LENGTHS: [SummaryLength, string][] = [
  ['short', 'Short'],
  ['medium', 'Medium'],
  ['long', 'Long'],
];

interface SelectProps<Value extends string> {
  label: string;
  values: [Value, string][];
  value: Value;
  onChange: (value: Value) => void;
}

function Select<Value extends string>({ label, values, value, onChange }: SelectProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = values.find(([name]) => name === currentTarget.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {values.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** How the summary is to be: its style, and its length where it can have one. */
export function Choices({ choice, onChange }: { choice: SummaryChoice; onChange: (choice: SummaryChoice) => void }) {
  return (
    <>
      <Select label="Style" values={STYLES} value={choice.style} onChange={(style) => onChange({ ...choice, style })} />
      {choice.style !== 'headline' && (
        <Select label="Length" values={LENGTHS} value={choice.length} onChange={(length) => onChange({ ...choice, length })} />
      )}
    </>
  );
}
