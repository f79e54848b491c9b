import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
import nspell from 'nspell';
import type { Engine, Neural } from '@/engine/engine';
import type { Lexicon } from '@/spell/lexicon';
import { lookerOf, type Readers } from '@/spell/looker';
import { reconsider } from '@/spell/reconsider';
import type { Corrector, Flag } from './score';
import { SymSpell } from './symspell';

/** A system under measurement; `share` of the rows is enough for a slow one. */
export interface System {
  name: string;
  share: number;
  /** Misspelled words by themselves; absent where another system says the same of them. */
  word: Corrector | undefined;
  /** Running text. */
  text: Corrector;
}

const WORD = /\p{L}+(?:'\p{L}+)*/gu;
const SYMSPELL_WORDS = 80_000;

export function inkling(engine: Engine): System {
  return {
    name: 'Inkling',
    share: 1,
    word: (word) => {
      const { known, corrections } = engine.correctWord({ word });
      return known ? [] : [{ start: 0, end: word.length, suggestions: corrections }];
    },
    text: (line) =>
      engine.check({ text: line }).mistakes.map(({ start, end, corrections }) => ({ start, end, suggestions: corrections })),
  };
}

/** The same after the second look that the extension takes when typing pauses; undefined where it has no network. */
export function inklingSecondLook(engine: Engine): System | undefined {
  return lookedAt(engine, 'Inkling, second look', { network: engine.networkLikelihood });
}

/** After the second look by a downloaded model. */
export function inklingWithModel(engine: Engine, { name, likelihood }: Neural): System | undefined {
  return lookedAt(engine, `Inkling + ${name}`, { downloaded: likelihood });
}

/** After that by the language model of the extension and the network. */
export function inklingWithOwnModel(engine: Engine, { name, likelihood }: Neural): System | undefined {
  return lookedAt(engine, `Inkling + ${name}`, { own: likelihood, network: engine.networkLikelihood });
}

/** Inkling after a closer look; of words by themselves it knows no more. */
function lookedAt(engine: Engine, name: string, readers: Readers): System | undefined {
  const looker = lookerOf(readers);
  if (!looker) return undefined;
  const text = async (line: string): Promise<Flag[]> => {
    const mistakes = await reconsider(line, engine.check({ text: line }), looker.likelihood, looker.weighing);
    return mistakes.map(({ start, end, corrections }) => ({ start, end, suggestions: corrections }));
  };
  return { ...inkling(engine), name, word: undefined, text };
}

/** Hunspell's American dictionary in JavaScript. */
export function nspellSystem(): System {
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'));
  const speller = nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')));
  const correct = eachWord((word) => (speller.correct(word) ? undefined : speller.suggest(word)));
  return { name: 'nspell, dictionary-en', share: 1 / 20, word: correct, text: correct };
}

/** Harper with the rule for spelling alone. */
export async function harperSystem(): Promise<System> {
  const linter = new LocalLinter({ binary });
  await linter.setup();
  const rules = await linter.getLintConfig();
  await linter.setLintConfig({ ...Object.fromEntries(Object.keys(rules).map((rule) => [rule, false])), SpellCheck: true });
  const correct: Corrector = async (line) =>
    (await linter.lint(line, { language: 'plaintext' })).map((lint) => {
      const { start, end } = lint.span();
      return { start, end, suggestions: lint.suggestions().map((suggestion) => suggestion.get_replacement_text()) };
    });
  return { name: 'harper.js, spelling', share: 1 / 5, word: correct, text: correct };
}

/** A plain SymSpell with the most frequent words of our own lexicon. */
export function symSpellSystem(lexicon: Lexicon): System {
  const words = Array.from({ length: lexicon.size }, (_, entry) => ({
    word: lexicon.wordOf(entry).toLowerCase(),
    rank: lexicon.logProb(entry),
  }));
  // The most frequent last: of "Polish" and "polish" it is kept.
  words.sort((a, b) => a.rank - b.rank);
  const symSpell = new SymSpell(new Map(words.slice(-SYMSPELL_WORDS).map(({ word, rank }) => [word, rank])));
  const correct = eachWord((word) => {
    const lower = word.toLowerCase();
    return symSpell.has(lower) || symSpell.has(lower.replace(/'s$/, '')) ? undefined : symSpell.suggest(lower);
  });
  return { name: 'plain SymSpell', share: 1, word: correct, text: correct };
}

function eachWord(suggest: (word: string) => string[] | undefined): Corrector {
  return (line) =>
    [...line.matchAll(WORD)].flatMap((match) => {
      const suggestions = suggest(match[0]);
      return suggestions ? [{ start: match.index, end: match.index + match[0].length, suggestions }] : [];
    });
}
