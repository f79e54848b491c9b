import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusTexts } from './corpus';
import { type EncodedText, encodeText, Interner } from './encode';
import { trainPredictionModel } from './prediction-model';
import { truecaseTexts } from './truecase';
import { chooseVocabulary } from './vocabulary';

/** Order of the texts: wiki, reviews, dialogue. */
const WEIGHTS = [1, 2, 3];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { corpus: { type: 'string', default: '../shared/corpus' }, out: { type: 'string', default: 'public/data' } },
  });
  const started = performance.now();
  const log = (line: string): void => {
    const seconds = (performance.now() - started) / 1000;
    console.log(`${seconds.toFixed(0).padStart(4)} s  ${(process.memoryUsage().rss / 2 ** 30).toFixed(1)} GiB  ${line}`);
  };
  const interner = new Interner();
  const texts: EncodedText[] = [];
  for (const text of corpusTexts(values.corpus)) {
    const encoded = await encodeText(text, interner);
    texts.push(encoded);
    log(`${text.name}: ${encoded.tokens.toLocaleString('en')} tokens in ${encoded.sentences.toLocaleString('en')} sentences`);
  }
  truecaseTexts(texts, interner);
  const vocabulary = chooseVocabulary(texts, interner, [1, 1, 1], 60_000, 60_000);
  log(
    `vocabulary: ${vocabulary.words.length.toLocaleString('en')} words and ${vocabulary.rare.words.length.toLocaleString('en')} rare ones of ${interner.words.length.toLocaleString('en')}`,
  );
  const table = trainPredictionModel(
    texts,
    vocabulary,
    { order: 4, weights: WEIGHTS, prune: [0, 1, 1, 2], gainBits: [0, 5, 4, 4], backoffBits: 5, budgetBytes: 12_900_000 },
    log,
  );
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'ngrams.bin'), new Uint8Array(table));
  log(`wrote ${join(values.out, 'ngrams.bin')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
