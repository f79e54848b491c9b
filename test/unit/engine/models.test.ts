import { expect, it } from 'vitest';
import { Fields } from '@/engine/fields';
import { lineJobs } from '@/engine/jobs';
import { openEngine } from '@/engine/open';
import { itWithShared } from '../../shared';

const PASSAGES = [
  'The clerk shut the office at noon and went home for the day.',
  'A physician looked after the sick of the village without asking for a coin.',
  'Corn and barley were sold in the market by the river.',
];

itWithShared(
  'finds with the encoder what shares no word with the question',
  'models',
  async (folder) => {
    const [plain, withModels] = await Promise.all([openEngine('public/data'), openEngine('public/data', folder)]);
    const rank = { job: 'rank', question: 'Which doctor treated poor people for free?', passages: PASSAGES };
    const answer = { job: 'answer', question: rank.question, text: PASSAGES.join('\n\n') };
    const run = (engine: typeof plain, line: { job: string }) => lineJobs[line.job]!(engine, Fields.of(JSON.stringify(line)));
    expect(await run(plain, rank)).toMatchObject({ order: [{ index: 0, score: 0 }, { score: 0 }, { score: 0 }] });
    expect(await run(withModels, rank)).toMatchObject({ order: [{ index: 1 }, {}, {}] });
    expect(await run(plain, answer)).toMatchObject({ answer: null });
    expect(await run(withModels, answer)).toMatchObject({ quote: PASSAGES[1] });
  },
  60_000,
);

it('names the folder that holds no model', async () => {
  await expect(openEngine('public/data', 'public')).rejects.toThrow('models: public holds neither Xenova/all-MiniLM-L6-v2 nor');
});
