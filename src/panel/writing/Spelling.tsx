import { Section } from '@/panel/Section';
import { Switch } from '@/panel/Switch';
import type { Change } from '@/panel/useSettings';
import type { Settings } from '@/store/settings';

/** Whether mistakes in spelling are underlined, and whether sure ones are corrected while typing. */
export function Spelling({ settings: { spelling, correctWhileTyping }, change }: { settings: Settings; change: Change }) {
  return (
    <Section title="Spelling">
      <div class="card">
        <Switch
          label="Underline mistakes"
          note="Click one, or press Alt and the full stop."
          on={spelling}
          onToggle={(on) => change(() => ({ spelling: on }))}
        />
        <Switch
          label="Correct while typing"
          note="Only what is sure. Backspace takes it back."
          on={spelling && correctWhileTyping}
          disabled={!spelling}
          onToggle={(on) => change(() => ({ correctWhileTyping: on }))}
        />
      </div>
    </Section>
  );
}
