import { useState } from 'preact/hooks';
import { amount } from '@/panel/amount';
import { Confirm } from '@/panel/Confirm';
import { Section } from '@/panel/Section';
import { Switch } from '@/panel/Switch';
import { Trouble } from '@/panel/Trouble';
import type { Change } from '@/panel/useSettings';
import type { Settings } from '@/store/settings';
import type { EngineReport } from './report';

interface LearningProps {
  settings: Settings;
  change: Change;
  report: EngineReport;
  /** Erases what was learnt; rejects when it could not. */
  erase: () => Promise<void>;
}

/** Whether Inkling learns from what is written, how much it has, and erasing it. */
export function Learning({ settings, change, report, erase }: LearningProps) {
  const [erased, setErased] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const { learnedWords, learningError } = report.kind === 'answered' ? report.status : { learnedWords: 0 };
  const words = amount(learnedWords, 'word', 'words');
  const nothing = erased ? 'Erased. Nothing is left.' : 'Nothing learnt yet.';

  const onErase = (): void => {
    setTrouble(undefined);
    erase().then(
      () => setErased(true),
      (reason) => setTrouble(`What was learnt could not be erased: ${reason instanceof Error ? reason.message : String(reason)}`),
    );
  };
  return (
    <Section title="Learning">
      <div class="card">
        <Switch
          label="Learn from what you write"
          note="Your words come up sooner."
          on={settings.learning}
          onToggle={(learning) => change(() => ({ learning }))}
        />
        <Confirm
          label="Erase what was learnt"
          fact={learnedWords === 0 ? nothing : `${words} learnt.`}
          question={`Erase ${words} for good?`}
          confirm="Erase"
          disabled={learnedWords === 0 && !learningError}
          onConfirm={onErase}
        />
      </div>
      <Trouble words={trouble ?? (learningError && `What was learnt cannot be used: ${learningError}`)} />
    </Section>
  );
}
