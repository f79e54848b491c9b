import type { CloserBy } from './mistake';
import { BY_BOTH, BY_LANGUAGE_MODEL, BY_NETWORK, type Likelihood, type Weighing } from './reconsider';

/** What can tell how likely texts are; each may be missing. */
export interface Readers {
  /** By a downloaded language model. */
  downloaded?: Likelihood | undefined;
  /** By that of the extension. */
  own?: Likelihood | undefined;
  network?: Likelihood | undefined;
}

/** Who looks closer, and how what is said is weighed. */
export interface Looker {
  likelihood: Likelihood;
  weighing: Weighing;
  by: CloserBy;
}

/** The one that sees most: a downloaded model; that of the extension together with the network; the network. */
export function lookerOf({ downloaded, own, network }: Readers): Looker | undefined {
  if (downloaded) return { likelihood: downloaded, weighing: BY_LANGUAGE_MODEL, by: 'model' };
  if (!network) return undefined;
  if (own) return { likelihood: meanOf(own, network), weighing: BY_BOTH, by: 'model' };
  return { likelihood: network, weighing: BY_NETWORK, by: 'network' };
}

/** Where one knows little, the other often knows more. */
function meanOf(one: Likelihood, other: Likelihood): Likelihood {
  return async (before, texts, options) => {
    const first = await one(before, texts, options);
    const second = await other(before, texts, options);
    return first.map((logProb, i) => (logProb + second[i]!) / 2);
  };
}
