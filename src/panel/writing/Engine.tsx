import { Section } from '@/panel/Section';
import { Trouble } from '@/panel/Trouble';
import type { EngineWords } from './report';

/** What makes the suggestions, and whether it is ready. */
export function Engine({ words: { name, state } }: { words: EngineWords }) {
  const fact = (
    <p role="status">
      {name} · {state}
    </p>
  );
  return <Section title="Engine" fact={fact} />;
}

/** What is wrong with the engine and why, with a button to try again. */
export function EngineTrouble({ words: { trouble }, onRetry }: { words: EngineWords; onRetry: () => void }) {
  return (
    <Trouble words={trouble}>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </Trouble>
  );
}
