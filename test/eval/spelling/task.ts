import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSpelling } from '@/spell/table';
import { fraction } from '../table';
import type { Section, Task } from '../task';
import {
  harperSystem,
  inkling,
  inklingSecondLook,
  inklingWithModel,
  inklingWithOwnModel,
  nspellSystem,
  type System,
  symSpellSystem,
} from './correctors';
import { heldBackRows } from './held-back';
import { PUBLISHED_SOURCE, publishedTexts, publishedWords } from './published';
import { scoreText, scoreWords, type TextScore, type WordScore } from './score';
import { type SpellingSet, spellingSets } from './sets';

/** Single words and running text by the public scorer's rules, beside other correctors on the same rows. */
export const spelling: Task = {
  name: 'spelling',
  about: 'corrections of single words and in running text, false flags, beside nspell, harper.js and SymSpell; minutes',
  async *run({ folder, engine, data, corpus, progress }) {
    const { sets, missing } = spellingSets(folder);
    for (const path of missing) yield { skipped: path };
    progress('opening the other correctors');
    const { lexicon } = readSpelling(new Uint8Array(readFileSync(join(data, 'spelling.bin'))).buffer, 'spelling.bin');
    const neural = await engine.neural?.();
    const decoder = await engine.decoder?.();
    const look = inklingSecondLook(engine);
    const models = [decoder && inklingWithOwnModel(engine, decoder), neural && inklingWithModel(engine, neural)];
    const closer = [look, ...models].filter((system) => system !== undefined);
    const systems = [inkling(engine), ...closer, nspellSystem(), await harperSystem(), symSpellSystem(lexicon)];
    if (!look) yield { skipped: 'built-in network: real words after a second look' };
    if (!neural) yield { skipped: 'language model: real words after a closer look (--models DIR)' };
    for (const set of sets)
      yield await (set.kind === 'words' ? wordSection(set, systems, progress) : textSection(set, systems, progress));
    progress('text held back from training');
    const held = await heldBackRows(corpus);
    if (held)
      yield await textSection(
        { kind: 'text', name: 'held back', rows: held, note: 'Wikipedia, held back from the n-grams' },
        systems,
        progress,
      );
    else yield { skipped: corpus };
  },
};

/** Every n-th row, so that a share of them stands for all. */
function shareOf<Row>(rows: readonly Row[], share: number): Row[] {
  const step = Math.round(1 / share);
  return rows.filter((_, i) => i % step === 0);
}

async function wordSection(
  set: SpellingSet & { kind: 'words' },
  systems: System[],
  progress: (text: string) => void,
): Promise<Section> {
  const scores: { system: string; score: WordScore }[] = [];
  for (const { name, share, word } of systems) {
    if (!word) continue;
    progress(`${set.name}: ${name}`);
    scores.push({ system: name, score: await scoreWords(shareOf(set.rows, set.rows.length > 1000 ? share : 1), word) });
  }
  return {
    title: `${set.name}: misspelled words by themselves`,
    columns: ['system', 'words', 'top 1', 'top 5', 'flagged'],
    rows: [
      ...scores.map(({ system, score: { words, top1, top5, flagged } }) => [
        system,
        String(words),
        fraction(top1),
        fraction(top5),
        fraction(flagged),
      ]),
      ...publishedWords(set.name).map(({ system, top1, top5, words = set.rows.length }) => [
        `${system} (${PUBLISHED_SOURCE})`,
        String(words),
        fraction(top1),
        fraction(top5),
      ]),
    ],
    figures: scores,
  };
}

async function textSection(
  set: SpellingSet & { kind: 'text' },
  systems: System[],
  progress: (text: string) => void,
): Promise<Section> {
  const scores: { system: string; score: TextScore }[] = [];
  for (const { name, share, text } of systems) {
    progress(`${set.name}: ${name}`);
    scores.push({ system: name, score: await scoreText(shareOf(set.rows, share), text) });
  }
  const shares = (values: (number | undefined)[]): string[] => values.map((value) => fraction(value));
  return {
    title: `${set.name}: running text`,
    columns: [
      'system',
      'lines',
      'non-word found',
      'corrected',
      'top 5',
      'real-word found',
      'corrected',
      'precision',
      'F0.5',
      'broken %',
      'flags / 1,000',
    ],
    rows: [
      ...scores.map(({ system, score: { lines, nonword, realword, detection, broken, flagsPerThousand } }) => [
        system,
        String(lines),
        ...shares([
          nonword?.recall,
          nonword?.corrected,
          nonword?.top5,
          realword?.recall,
          realword?.corrected,
          detection?.precision,
          detection?.f05,
        ]),
        fraction(broken * 100, 2),
        flagsPerThousand.toFixed(1),
      ]),
      ...publishedTexts(set.name).map(({ system, nonword, realword, f05, broken, flags }) => [
        `${system} (${PUBLISHED_SOURCE})`,
        '-',
        ...shares([...(nonword ?? [undefined, undefined, undefined]), ...(realword ?? [undefined, undefined]), undefined, f05]),
        broken === undefined ? '-' : fraction(broken, 2),
        flags === undefined ? '-' : flags.toFixed(1),
      ]),
    ],
    ...(set.note ? { notes: [set.note] } : {}),
    figures: scores,
  };
}
