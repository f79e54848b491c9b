import type { Neural } from '@/engine/engine';
import type { Setting } from '../task';
import { predictAhead } from './ahead';
import { evenly, type Position } from './positions';
import { predictorOf } from './predictor';
import { type Predict, scoreNextWord } from './score';
import { OWN_SYSTEM, type OwnRow } from './tables';

/**
 * What the product completes with, and each of its parts alone where there are several; the same with the language model of a folder of
 * models, at `rows` of the positions where fewer are wanted: it takes its time.
 */
export async function ownRows(positions: Position[], { engine, rows, progress }: Setting): Promise<[OwnRow, ...OwnRow[]]> {
  const row = (system: string, bytes: number, predict: Predict, asked = positions): OwnRow => {
    progress(system);
    return { system, bytes, score: scoreNextWord(asked, predict) };
  };
  const { bytes, networkBytes = 0 } = engine;
  const byWeight = (system: string, size: number, networkWeight?: number): OwnRow =>
    row(system, size, predictorOf(engine, networkWeight));
  const parts = networkBytes > 0 ? [byWeight('… n-grams alone', bytes, 0), byWeight('… own network alone', networkBytes, 1)] : [];
  const both = async (asked: Position[], neural: Neural): Promise<Predict[]> => {
    progress(neural.name);
    return predictAhead(
      asked,
      [neural.words, neural.wordsAlone].map((words) => words.bind(neural)),
    );
  };
  const neural = await engine.neural?.();
  const withDownloaded = async (): Promise<OwnRow[]> => {
    if (!neural) return [];
    const asked = evenly(positions, rows ?? positions.length);
    const share = asked.length < positions.length ? `, ${asked.length} of the words` : '';
    const [fused, alone] = await both(asked, neural);
    return [
      row(`… with ${neural.name} downloaded${share}`, bytes + networkBytes + neural.bytes, fused!, asked),
      row(`… ${neural.name} alone${share}`, neural.bytes, alone!, asked),
    ];
  };
  const decoder = await engine.decoder?.();
  if (!decoder) return [byWeight(OWN_SYSTEM, bytes + networkBytes), ...parts, ...(await withDownloaded())];
  const [fused, alone] = await both(positions, decoder);
  return [
    row(OWN_SYSTEM, bytes + networkBytes + decoder.bytes, fused!),
    byWeight('… before its language model is loaded', bytes + networkBytes),
    ...parts,
    row('… own language model alone', decoder.bytes, alone!),
    ...(await withDownloaded()),
  ];
}
