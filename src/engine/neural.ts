import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_DECODER, isBuiltIn, modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { LikelihoodReader } from '@/models/likelihood';
import { NextWordReader, SHORT, WIDE } from '@/models/next-words';
import { atOnce } from '@/models/sequence';
import { writePoints } from '@/models/write';
import { FusedPredictor } from '@/predict/fused-predictor';
import { OWN } from '@/predict/log-linear';
import { DOWNLOADED } from '@/predict/mix';
import type { ReadNext } from '@/predict/next-pieces';
import type { Predictor } from '@/predict/predictor';
import type { Recency } from '@/predict/recency';
import type { Neural } from './engine';
import { likelyAnswersBy } from './likely-answers';
import { eightBitRuntime, loadFromFolder, nodeRuntime } from './node-models';

/** Four bits as on a graphics card, or eight as on the processor of a browser. */
export type Bits = 4 | 8;

/** Loads a generator, and what reads with it how a text may go on. */
async function openNextWords(folder: string, id: string, bits: Bits): Promise<OpenedNextWords> {
  const entry = modelEntry(id);
  const loaded = await loadFromFolder(folder, entry, bits === 8 ? eightBitRuntime() : nodeRuntime());
  const { model } = loaded as { model: LanguageModel };
  return {
    model,
    reader: new NextWordReader(model, isBuiltIn(entry) ? SHORT : WIDE),
    bytes: statSync(join(folder, entry.repository, loaded.variant.weights)).size,
  };
}

/** What reads how a text may go on with the language model that the extension has, in the weights that a browser's processor is given. */
export async function openReadNext(folder: string): Promise<ReadNext> {
  const { reader } = await openNextWords(folder, BUILT_IN_DECODER.id, 8);
  return (text, known) => reader.read(text, known);
}

interface OpenedNextWords {
  model: LanguageModel;
  reader: NextWordReader;
  /** Of the weights. */
  bytes: number;
}

/** Loads the generator of a folder in the hub's layout; its weights of four bits are used as they are, or made eight. */
export async function openNeural(
  folder: string,
  predictor: Predictor,
  personalOf: (learned: string) => Recency | undefined,
  { id, bits }: { id: string; bits: Bits },
): Promise<Neural> {
  const entry = modelEntry(id);
  const { model, reader, bytes } = await openNextWords(folder, id, bits);
  const likelihood = new LikelihoodReader(model);
  const mixing = isBuiltIn(entry) ? OWN : DOWNLOADED;
  const fused = new FusedPredictor(predictor, (text, known) => reader.read(text, known), mixing);
  return {
    name: `${entry.title}, ${bits} bits`,
    complete: ({ before, after = '', learned = '' }) => fused.complete(before, { after, personal: personalOf(learned) }),
    likelihood: (before, texts) => likelihood.read(before, texts),
    likelyAnswers: likelyAnswersBy(model),
    writePoints: async (paragraphs, count, told, signal) => {
      for await (const sentence of writePoints(model, paragraphs, count, { turn: atOnce, signal })) told(sentence);
    },
    wordsAlone: async ({ before }) => {
      const prefix = /[\p{L}']*$/u.exec(before)![0];
      const next = await reader.read(before.slice(0, before.length - prefix.length));
      const mass = next.mass(prefix);
      const words = new Map(next.words(prefix).map(({ word, p }) => [word, p / mass]));
      return [...words].map(([word, p]) => ({ word, p })).sort((a, b) => b.p - a.p);
    },
    bytes,
    words: ({ before, learned = '' }) => fused.words(before, { personal: personalOf(learned) }),
  };
}
