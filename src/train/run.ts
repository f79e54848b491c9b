import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoder } from '@/engine/encoder';
import { openLikelyAnswers } from '@/engine/likely-answers';
import { openReadNext } from '@/engine/neural';
import { openPredictor } from '@/engine/predictor';
import { openReader } from '@/engine/reader';
import { keptIn } from '@/engine/vector-cache';
import { NETWORK_FILE } from '@/neural/pack';
import { readMade, trainAnswerable } from './answerable';
import { trainAnswering } from './answering';
import { readArticles } from './articles';
import { corpusTexts } from './corpus';
import { type EncodedText, encodeText, Interner } from './encode';
import { evaluatedErrors } from './evaluated';
import { trainFused } from './fused';
import { heldPlaces } from './held-places';
import { trainLikely } from './likely';
import { readNetworkTable, writeNetworkWeights } from './network-table';
import { writeNetworkTexts } from './network-texts';
import { trainPredictionModel } from './prediction-model';
import { isHeldBack, trainReading } from './reading';
import { countWords, trainSpelling } from './spelling';
import { truecaseTexts } from './truecase';
import { chooseVocabulary } from './vocabulary';

/** Order of the texts: wiki, reviews, dialogue. */
const WEIGHTS = [1, 2, 3];
/** What compares texts by meaning, where a folder of models is named. */
const ENCODER = 'minilm-l6';
/** What says how likely answers are. */
const GENERATOR = 'smollm2-135m';
/** The tables that can be named on the command line; all but the last, which needs questions made in Python, are made when none is. */
const TABLES = ['ngrams', 'spelling', 'answering', 'reading', 'answerable'];
/** Made only when it is named, since it needs a language model. */
const LIKELY = 'likely';
/** Made only when they are named: the texts as the network is trained on them, and its table from what was learnt. */
const NETWORK_TEXTS = 'network-texts';
const NETWORK = 'network';
/** The other way: the arrays of the table that ships, to train on from them. */
const NETWORK_WEIGHTS = 'network-weights';
/** Made only when it is named, after the language model: how that is weighed against n-grams and network. */
const FUSED = 'fused';
/** Words, marks and classes that the network knows. */
const NETWORK_WORDS = 24_576;
/** Where the reader is that the extension has. */
const BUILT_IN = 'public/models';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      corpus: { type: 'string', default: '../shared/corpus' },
      out: { type: 'string', default: 'public/data' },
      texts: { type: 'string', default: '.output/network' },
      learnt: { type: 'string', default: '.output/network' },
      weights: { type: 'string', default: 'src/answer' },
      models: { type: 'string' },
      questions: { type: 'string' },
      places: { type: 'string', default: '4000' },
      made: { type: 'string', default: '.output/reader/made.json' },
      without: { type: 'string', default: '../shared/eval/spelling' },
    },
    allowPositionals: true,
  });
  const known = [...TABLES, LIKELY, NETWORK_TEXTS, NETWORK, NETWORK_WEIGHTS, FUSED];
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`unknown table "${unknown}" (known: ${known.join(', ')})`);
  const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
  const without = isWanted('spelling') ? evaluatedErrors(values.without) : new Set<string>();
  const started = performance.now();
  const log = (line: string): void => {
    const seconds = (performance.now() - started) / 1000;
    console.log(`${seconds.toFixed(0).padStart(4)} s  ${(process.memoryUsage().rss / 2 ** 30).toFixed(1)} GiB  ${line}`);
  };
  const writeWeights = (name: string, weights: object, folder = values.weights): void => {
    const path = join(folder, name);
    writeFileSync(path, `${JSON.stringify(weights, null, 2)}\n`);
    log(`wrote ${path}`);
  };
  const write = (name: string, table: ArrayBuffer): void => {
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, name), new Uint8Array(table));
    log(`wrote ${join(values.out, name)}: ${table.byteLength.toLocaleString('en')} bytes`);
  };
  if (positionals.includes(NETWORK)) write('network.bin', readNetworkTable(values.learnt, values.texts));
  if (positionals.includes(NETWORK_WEIGHTS)) writeNetworkWeights(join(BUILT_IN, NETWORK_FILE), values.texts, values.learnt);
  if (positionals.includes(FUSED)) {
    const looking = { predictor: openPredictor(values.out).predictor, readNext: await openReadNext(BUILT_IN) };
    const count = Number(values.places);
    if (!Number.isInteger(count) || count < 1) throw new Error(`${FUSED}: --places "${values.places}" is no number of places`);
    const places = await heldPlaces(values.corpus, count);
    writeWeights('weights-fused.json', await trainFused(places, looking, log), 'src/predict');
  }
  if (isWanted('answering')) {
    const embed = values.models === undefined ? undefined : keptIn(await openEncoder(values.models, ENCODER)).embed;
    const { learnt, withMeaning } = await trainAnswering(readArticles(values.corpus), log, embed);
    writeWeights('weights.json', learnt);
    if (withMeaning) writeWeights('weights-with-meaning.json', withMeaning);
  }
  if (isWanted('reading')) {
    writeWeights('weights-with-reader.json', await trainReading(readArticles(values.corpus), await openReader(BUILT_IN), log));
  }
  if (positionals.includes(LIKELY)) {
    if (values.models === undefined) throw new Error(`${LIKELY}: needs --models DIR with ${GENERATOR}`);
    const looking = {
      read: await openReader(BUILT_IN),
      likely: await openLikelyAnswers(values.models, GENERATOR),
      questions: values.questions === undefined ? undefined : Number(values.questions),
    };
    writeWeights('weights-likely.json', await trainLikely(readArticles(values.corpus), looking, log));
  }
  const isForNetwork = positionals.includes(NETWORK_TEXTS);
  if (positionals.includes('answerable')) {
    if (values.models === undefined) throw new Error(`answerable: needs --models DIR with ${ENCODER}`);
    const { embed } = keptIn(await openEncoder(values.models, ENCODER));
    const articles = readArticles(values.corpus).filter(isHeldBack);
    const given = { read: await openReader(BUILT_IN), embed };
    writeWeights('weights-answerable.json', await trainAnswerable(articles, readMade(values.made), given, log));
  }
  if (!isWanted('ngrams') && !isWanted('spelling') && !isForNetwork) return;
  const interner = new Interner();
  const texts: EncodedText[] = [];
  for (const text of corpusTexts(values.corpus)) {
    const encoded = await encodeText(text, interner);
    texts.push(encoded);
    log(`${text.name}: ${encoded.tokens.toLocaleString('en')} tokens in ${encoded.sentences.toLocaleString('en')} sentences`);
  }
  truecaseTexts(texts, interner);
  if (isForNetwork) writeNetworkTexts(values.texts, texts, interner, WEIGHTS, NETWORK_WORDS, log);
  if (isWanted('spelling')) write('spelling.bin', trainSpelling(countWords(texts, interner), without, log));
  if (isWanted('ngrams')) write('ngrams.bin', trainNgrams(texts, interner, log));
}

function trainNgrams(texts: EncodedText[], interner: Interner, log: (line: string) => void): ArrayBuffer {
  const vocabulary = chooseVocabulary(texts, interner, [1, 1, 1], 60_000, 60_000);
  log(
    `vocabulary: ${vocabulary.words.length.toLocaleString('en')} words and ${vocabulary.rare.words.length.toLocaleString('en')} rare ones of ${interner.words.length.toLocaleString('en')}`,
  );
  return trainPredictionModel(
    texts,
    vocabulary,
    { order: 4, weights: WEIGHTS, prune: [0, 1, 1, 2], gainBits: [0, 5, 4, 4], backoffBits: 5, budgetBytes: 12_900_000 },
    log,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
