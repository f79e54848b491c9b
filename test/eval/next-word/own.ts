import type { Setting } from '../task';
import { predictAhead } from './ahead';
import type { Position } from './positions';
import { predictorOf } from './predictor';
import { type Predict, scoreNextWord } from './score';
import { OWN_SYSTEM, type OwnRow } from './tables';

/** What the product completes with, and each of its parts alone where there are several. */
export async function ownRows(positions: Position[], { engine, progress }: Setting): Promise<[OwnRow, ...OwnRow[]]> {
  const row = (system: string, bytes: number, predict: Predict): OwnRow => {
    progress(system);
    return { system, bytes, score: scoreNextWord(positions, predict) };
  };
  const { bytes, networkBytes = 0 } = engine;
  const byWeight = (system: string, size: number, networkWeight?: number): OwnRow =>
    row(system, size, predictorOf(engine, networkWeight));
  const parts = networkBytes > 0 ? [byWeight('… n-grams alone', bytes, 0), byWeight('… own network alone', networkBytes, 1)] : [];
  const decoder = await engine.decoder?.();
  if (!decoder) return [byWeight(OWN_SYSTEM, bytes + networkBytes), ...parts];
  progress(decoder.name);
  const ways = [decoder.words, decoder.wordsAlone].map((words) => words.bind(decoder));
  const [fused, alone] = await predictAhead(positions, ways);
  return [
    row(OWN_SYSTEM, bytes + networkBytes + decoder.bytes, fused!),
    byWeight('… before its language model is loaded', bytes + networkBytes),
    ...parts,
    row('… own language model alone', decoder.bytes, alone!),
  ];
}
