import { logSoftmax, topOf } from './sampling';
import { atOnce, type Sequence, type Turn } from './sequence';
import type { Tokenizer } from './tokenizer';

export interface BeamOptions {
  /** How many ways to go on are followed at once. */
  beams: number;
  /** The most tokens of a way. */
  maxTokens: number;
  /** The tokens that may come next after those written so far; undefined allows all. */
  allowed?: (written: readonly number[]) => Iterable<number> | undefined;
  turn?: Turn;
  signal?: AbortSignal;
}

/** One way to go on from a text. */
export interface Way {
  text: string;
  /** Its tokens, without an end mark. */
  ids: number[];
  /** Natural log of its probability, the end mark counted. */
  logProb: number;
}

/** A way that has not ended, and the row of its cache. */
interface Open {
  ids: number[];
  logProb: number;
  row: number;
}

/**
 * The likeliest ways to go on from a text, likeliest for their length first: beam search, with the sum of log-probabilities
 * divided by the number of tokens (Wu et al. 2016, alpha 1). All ways are read in one step a token.
 */
export async function beamSearch(
  sequence: Sequence,
  tokenizer: Tokenizer,
  prompt: readonly number[],
  { beams, maxTokens, allowed, turn = atOnce, signal }: BeamOptions,
): Promise<Way[]> {
  const ended: Way[] = [];
  const first = logSoftmax(await sequence.read(prompt, turn));
  let open = grow([{ ids: [], logProb: 0, row: 0 }], [first]);
  const branches = sequence.branches(turn);
  try {
    for (let length = 1; length < maxTokens && open.length > 0; length++) {
      signal?.throwIfAborted();
      if (length > 1) await branches.keep(open.map(({ row }) => row));
      const rows = await branches.read(open.map(({ ids }) => ids.at(-1)!));
      open = grow(
        open.map((way, row) => ({ ...way, row })),
        rows.map(logSoftmax),
      );
    }
  } finally {
    branches.clear();
  }
  for (const { ids, logProb } of open) ended.push({ text: tokenizer.decode(ids), ids, logProb });
  const forLength = ({ ids, logProb }: Way): number => logProb / Math.max(1, ids.length);
  return ended.sort((a, b) => forLength(b) - forLength(a)).slice(0, beams);

  /** The likeliest ways that are one token longer; those that end are set aside. */
  function grow(ways: Open[], rows: Float32Array[]): Open[] {
    const longer = ways.flatMap(({ ids, logProb, row }, i): Open[] => {
      const logProbs = rows[i]!;
      const options = allowed?.(ids);
      const next = options ? [...options].sort((a, b) => logProbs[b]! - logProbs[a]!) : topOf(logProbs, beams + 1);
      return next.map((id) => ({ ids: [...ids, id], logProb: logProb + logProbs[id]!, row }));
    });
    longer.sort((a, b) => b.logProb - a.logProb);
    const still: Open[] = [];
    for (const way of longer) {
      if (still.length === beams) break;
      if (!tokenizer.endIds.has(way.ids.at(-1)!)) still.push(way);
      else ended.push({ text: tokenizer.decode(way.ids.slice(0, -1)), ids: way.ids.slice(0, -1), logProb: way.logProb });
    }
    return still;
  }
}
