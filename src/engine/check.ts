import { NETWORK_FILE } from '@/neural/pack';
import type { Mistake } from '@/spell/mistake';
import { BY_LANGUAGE_MODEL, BY_NETWORK, reconsider } from '@/spell/reconsider';
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
 * The mistakes of a text: after a closer look by the language model where a folder of models has one, or by the built-in network
 * where `closer` asks for it. Rejects where it does and there is no network.
 */
export async function checkText(engine: Engine, text: string, closer: boolean): Promise<LookedAt> {
  const { mistakes, doubts, isForeign } = engine.check({ text });
  const neural = await engine.neural?.();
  if (!neural && !closer) return { mistakes, isForeign };
  const likelihood = neural?.likelihood ?? engine.networkLikelihood;
  if (!likelihood) throw new Error(`network: ${NETWORK_FILE} is missing from the models of the extension`);
  const weighing = neural ? BY_LANGUAGE_MODEL : BY_NETWORK;
  return {
    mistakes: await reconsider(text, { mistakes, doubts, isForeign }, likelihood, weighing),
    isForeign,
    engine: neural?.name ?? NETWORK,
  };
}
