import { basename, join } from 'node:path';
import type { Section, Setting, Skipped, Task } from '../task';
import { scoreAuthors } from './author';
import { scoreGate } from './gate';
import { informalPhrases } from './informal';
import { scoreKeyTypeBench } from './keytypebench';
import { ownRows } from './own';
import { scorePerplexity } from './perplexity';
import { brownPositions } from './positions';
import { PUBLISHED } from './published';
import { type NextWordSet, readPhrases, readSets } from './sets';
import { authorSection, gateSection, keyTypeBenchSection, nextWordSection, perplexitySection, typingSection } from './tables';
import { scoreTyping } from './typing';

const PAGE_CHARACTERS = 7000;
const TYPED_SENTENCES = 200;

/** The next word, keystroke savings, the gate and perplexity on every set of the folder `next-word`, and on files of phrases. */
export const nextWord: Task = {
  name: 'next-word',
  about:
    'next word, keystroke savings, precision when shown, perplexity; with --models also of that model, at --rows N of the places',
  async *run(setting) {
    // Read before anything runs for minutes: a wrong path is said at once.
    const phrases = setting.phraseFiles.map((path) => ({ name: basename(path), positions: readPhrases(path) }));
    const { sets, missing } = readSets(join(setting.folder, 'next-word'));
    for (const path of missing) yield { skipped: path };
    for (const set of sets) {
      setting.progress(set.name);
      if (set.kind === 'brown') yield* brown(set, setting);
      else yield* rows(set, setting);
    }
    for (const { name, positions } of phrases) {
      setting.progress(name);
      const own = await ownRows(positions, setting);
      yield nextWordSection(`${name} (the others on MacKenzie and Soukoreff's phrases)`, own, PUBLISHED.phrases);
    }
    const informal = await informalPhrases(setting.corpus);
    if (!informal) yield { skipped: `corpus "${setting.corpus}" to take informal phrases from` };
    for (const { name, positions } of informal ?? []) {
      setting.progress(`phrases of the ${name}`);
      yield nextWordSection(
        `Phrases begun in lower case, held back from training on the ${name} (the others on MacKenzie and Soukoreff's phrases)`,
        await ownRows(positions, setting),
        PUBLISHED.phrases,
      );
    }
    if (!phrases.length) yield { skipped: 'file of phrases (--phrases FILE, one phrase a line)' };
  },
};

async function* brown(set: NextWordSet & { kind: 'brown' }, setting: Setting): AsyncIterable<Section | Skipped> {
  const { engine, progress } = setting;
  const { name, sentences, published } = set;
  const near = brownPositions(sentences, 1);
  yield nextWordSection(`${name}, the sentence before`, await ownRows(near, setting), published ? PUBLISHED.brown : []);
  progress(`${name}, the text so far`);
  const far = await ownRows(brownPositions(sentences, PAGE_CHARACTERS), setting);
  yield nextWordSection(`${name}, with the text so far`, far, published ? PUBLISHED.brownLong : []);
  progress(`${name}, perplexity`);
  const texts = sentences.map(({ text }) => text);
  yield perplexitySection(name, scorePerplexity(texts, engine), engine.bytes, published);
  progress(`${name}, the gate`);
  yield gateSection(name, scoreGate(near, engine));
  progress(`${name}, typing`);
  yield typingSection(name, scoreTyping(sentences, TYPED_SENTENCES, engine));
  progress(`${name}, one author`);
  const { files, scores } = scoreAuthors(sentences, engine);
  if (files.length) yield authorSection(files, scores);
}

async function* rows(set: Exclude<NextWordSet, { kind: 'brown' }>, setting: Setting): AsyncIterable<Section | Skipped> {
  const { engine } = setting;
  const others = { keytype: PUBLISHED.keyType, lambada: PUBLISHED.lambada, positions: [] }[set.kind];
  yield nextWordSection(set.name, await ownRows(set.positions, setting), set.published ? others : []);
  if (set.kind !== 'keytype') return;
  const held = set.rows.filter(({ split }) => split === 'eval');
  const parts = [
    { part: 'all', rows: set.rows },
    { part: 'split eval', rows: held },
  ].filter(({ rows: some }) => some.length);
  yield keyTypeBenchSection(
    set.name,
    parts.map(({ part, rows: some }) => ({ part, score: scoreKeyTypeBench(some, engine) })),
  );
}
