import { expect, it } from 'vitest';
import { loadFromFolder } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { atOnce } from '@/models/sequence';
import { supportOf } from '@/models/support';
import { type Grounded, writeAnswer } from '@/models/write';
import { itWithShared } from '../../shared';

const PASSAGES = [
  'The lighthouse stands on a rock at the end of the bay. It was built in 1864 by the engineer Anna Berg and is 31 metres high.',
  'Its lamp burned oil until 1921, when electric light was put in. Since then nobody has lived in the tower.',
  'Visitors may climb the 148 steps from May to September. Tickets cost four euros and are sold in the harbour office.',
];

it('knows which passage bears a sentence out, and which sentences none does', () => {
  expect(supportOf('The lighthouse was built in 1864 by Anna Berg.', PASSAGES)).toMatchObject({ passage: 0, share: 1 });
  expect(supportOf('Visitors can climb its 148 steps.', PASSAGES)?.passage).toBe(2);
  expect(supportOf('The lighthouse was built in 1865 by Anna Berg.', PASSAGES)).toBeUndefined();
  expect(supportOf('The lighthouse was built in 186 by Anna Berg.', PASSAGES)).toBeUndefined();
  expect(supportOf('The museum shows paintings of ships and storms.', PASSAGES)).toBeUndefined();
  expect(supportOf('It is.', PASSAGES)).toBeUndefined();
});

itWithShared(
  'writes an answer of which every sentence stands in the passage it names, and stops within a token',
  'models',
  async (folder) => {
    const model = (await loadFromFolder(folder, modelEntry('smollm2-135m'))).model as LanguageModel;
    const answer: Grounded[] = [];
    for await (const part of writeAnswer(model, 'When was the lighthouse built?', PASSAGES, { turn: atOnce })) answer.push(part);
    expect(answer.length).toBeGreaterThan(0);
    for (const { text, passage } of answer) expect(supportOf(text, [PASSAGES[passage]!])).toBeDefined();
    expect(answer[0]!.text).toContain('1864');
    expect(answer[0]!.passage).toBe(0);

    const stop = new AbortController();
    let steps = 0;
    const turn: typeof atOnce = (step) => {
      if (++steps === 5) stop.abort(new Error('stopped'));
      return step();
    };
    const stopped = async (): Promise<void> => {
      for await (const _ of writeAnswer(model, 'Who built it?', PASSAGES, { turn, signal: stop.signal }));
    };
    await expect(stopped()).rejects.toThrow('stopped');
    expect(steps).toBe(5);
    await model.release();
  },
  60_000,
);
