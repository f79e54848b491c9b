import type { Neural } from '@/engine/engine';
import { type SummarizeInput, writeText } from '@/engine/summarize';
import type { Section } from '../task';
import { mean, type Rouge, rouge } from './rouge';
import type { Sample, SummarySet } from './sets';

/** Texts that a language model writes about by default: each takes it some ten seconds. */
const ROWS = 20;

/** What is asked of the summariser in an evaluation. */
export function inputOf({ text, title }: Sample, sentences: number): SummarizeInput {
  return { text, title, url: '', length: 'short', style: 'points', sentences };
}

/** The sentences of a summary as one text. */
export function textOf(points: readonly { text: string }[]): string {
  return points.map(({ text }) => text).join(' ');
}

/** Summaries that a language model writes of a few texts of a set, evenly drawn, beside the built-in ones of the same texts. */
export async function writtenSection(
  { name, samples, sentences }: SummarySet,
  { name: writer, writePoints }: Neural,
  { rows = ROWS, progress }: { rows?: number | undefined; progress: (text: string) => void },
): Promise<Section> {
  const step = Math.max(1, Math.floor(samples.length / rows));
  const some = samples.filter((_, i) => i % step === 0).slice(0, rows);
  const systems: Record<string, Rouge[]> = {
    Inkling: [],
    [`${writer}, beside it`]: [],
    '… or Inkling where nothing was written': [],
  };
  let nothing = 0;
  for (const [i, sample] of some.entries()) {
    progress(`written: ${i + 1} of ${some.length}`);
    const { points, written = [] } = await writeText(inputOf(sample, sentences), writePoints);
    if (written.length === 0) nothing++;
    const texts = [points, written, written.length > 0 ? written : points].map(textOf);
    for (const [k, scores] of Object.values(systems).entries()) scores.push(rouge(texts[k]!, sample.references));
  }
  return {
    title: `${name}, ${some.length} of them, ${sentences} sentence${sentences === 1 ? '' : 's'} that a language model wrote: ROUGE F1 × 100`,
    columns: ['system', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L'],
    rows: Object.entries(systems).map(([system, scores]) => [system, ...mean(scores).map((value) => (100 * value).toFixed(1))]),
    notes: [`nothing that the text bears out was written of ${nothing}`],
    figures: Object.entries(systems).map(([system, scores]) => ({ system, rouge: mean(scores), nothing })),
  };
}
