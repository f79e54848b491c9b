import { useId } from 'preact/hooks';
import { BUILT_IN_DECODER } from '@/models/catalog';
import { size } from '@/panel/amount';
import { Switch } from '@/panel/Switch';
import type { Change } from '@/panel/useSettings';
import type { Settings } from '@/store/settings';
import type { ModelsInUse } from './useModels';
import { engineWords } from './words';

interface OwnModelProps {
  models: ModelsInUse;
  settings: Settings;
  change: Change;
}

/** The language model that came with the extension: where it runs now, and whether it is to help. */
export function OwnModel({ models, settings, change }: OwnModelProps) {
  const id = useId();
  const { title, about, licence, variants } = BUILT_IN_DECODER;
  const engine = models.report?.models.find((model) => model.id === BUILT_IN_DECODER.id)?.engine;
  return (
    <article class="model" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p>
        {about} Made by this project from SmolLM2-135M, which it was cut out of and taught by. It completes together with the
        tables and the word network where no downloaded model does.
      </p>
      <p class="note">
        {licence} licence · {size(variants[0]!.aboutBytes)} · loaded when you pause in typing
      </p>
      <p class="note" role="status">
        {engine ? engineWords(engine) : 'Looking whether it is in memory.'}
      </p>
      <Switch
        label="Use it"
        note="It takes some 200 MB of memory while you write, and gives it back when you stop."
        on={settings.ownModel}
        onToggle={(ownModel) => change(() => ({ ownModel }))}
      />
      <div class="actions">
        <button
          type="button"
          disabled={!settings.ownModel || engine?.state === 'loading'}
          onClick={() => models.tryOut(BUILT_IN_DECODER.id)}
        >
          Try it
        </button>
      </div>
    </article>
  );
}
