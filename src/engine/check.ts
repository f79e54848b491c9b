import { NETWORK_FILE } from '@/neural/pack';
import { lookerOf } from '@/spell/looker';
import type { Mistake } from '@/spell/mistake';
import { reconsider } from '@/spell/reconsider';
import type { Engine } from './engine';

/** How the built-in network is named beside the models of the catalogue. */
const NETWORK = 'built-in network';

/** A check, and by what it was looked at more closely, where it was. */
export interface LookedAt {
  mistakes: Mistake[];
  isForeign: boolean;
  engine?: string;
}

/**
 * The mistakes of a text: after a closer look by the language model where a folder of models has one; or, where `closer` asks for it,
 * by that of the extension and the built-in network. Rejects where it does and there is no network.
 */
export async function checkText(engine: Engine, text: string, closer: boolean): Promise<LookedAt> {
  const { mistakes, doubts, isForeign } = engine.check({ text });
  const neural = await engine.neural?.();
  if (!neural && !closer) return { mistakes, isForeign };
  const decoder = neural ? undefined : await engine.decoder?.();
  const looker = lookerOf({ downloaded: neural?.likelihood, own: decoder?.likelihood, network: engine.networkLikelihood });
  if (!looker) throw new Error(`network: ${NETWORK_FILE} is missing from the models of the extension`);
  return {
    mistakes: await reconsider(text, { mistakes, doubts, isForeign }, looker.likelihood, looker.weighing),
    isForeign,
    engine: neural?.name ?? (decoder ? `${decoder.name}, and ${NETWORK}` : NETWORK),
  };
}
