import type { Setting } from '../task';
import type { Position } from './positions';
import { predictorOf } from './predictor';
import { scoreNextWord } from './score';
import { OWN_SYSTEM, type OwnRow } from './tables';

/** What the product completes with, and each of its two parts alone where there are two. */
export function ownRows(positions: Position[], { engine, progress }: Setting): [OwnRow, ...OwnRow[]] {
  const row = (system: string, bytes: number, networkWeight?: number): OwnRow => {
    progress(system);
    return { system, bytes, score: scoreNextWord(positions, predictorOf(engine, networkWeight)) };
  };
  const { bytes, networkBytes } = engine;
  if (networkBytes === undefined) return [row(OWN_SYSTEM, bytes)];
  return [row(OWN_SYSTEM, bytes + networkBytes), row('… n-grams alone', bytes, 0), row('… own network alone', networkBytes, 1)];
}
