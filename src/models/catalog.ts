import type { Device } from './onnx';

/** How the weights are stored: full, half, eight or four bits; `q4f16` computes in halves. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'q4' | 'q4f16';

/**
 * What a model is used for. Answers and summaries are found by the built-in engine and quoted, whatever there is: a generator that
 * is large enough writes beside them. SmolLM2-135M is not: what it answers has F1 26 where the built-in engine has 60, and what it
 * sums up ROUGE-1 32.8 where that has 37.
 */
export type Purpose = 'completions' | 'answers' | 'summaries' | 'search';

/** One set of weights of a model, on one kind of device. */
export interface Variant {
  device: Exclude<Device, 'cpu'>;
  dtype: Dtype;
  /** The graph in the model's repository. */
  weights: string;
  /** About how many bytes the weights have, said before the host was asked. */
  aboutBytes: number;
  /** Needs half precision on the graphics card. */
  needsF16?: true;
  /** SHA-256 of the weights that were measured, where the host declares none. */
  sha256?: string;
}

/** A text of which a generator must think what is stored. */
export interface GeneratorTest {
  text: string;
  /** The mean log-probability of its tokens, natural logarithm, at least. */
  leastMeanLogProb: number;
  /** The log-probability of each token, where it was measured. */
  logProbs?: number[];
}

/** Sentences, the first two of which mean the same. */
export interface EncoderTest {
  texts: [string, string, string];
  /** How much closer the second is to the first than the third is, as cosines, at least. */
  leastMargin: number;
  /** The first numbers of the vector of the first. */
  firstNumbers: number[];
}

/** A passage, and the words of it that answer a question. */
export interface ReaderTest {
  question: string;
  passage: string;
  answer: string;
}

/** A downloadable model. Adding one is adding an entry. */
export type ModelEntry = ModelFacts &
  (
    | { kind: 'generator'; selfTest: GeneratorTest }
    | { kind: 'encoder'; selfTest: EncoderTest }
    | { kind: 'reader'; selfTest: ReaderTest }
  );

/** What there is to know of any model. */
interface ModelFacts {
  /** The name under which it is kept; never changes. */
  id: string;
  title: string;
  /** Owner and name of its repository on the host; of what is built in, the folder in `public/models`. */
  repository: string;
  purposes: Purpose[];
  /** One line for the person: what it makes better. */
  about: string;
  licence: string;
  /** Least memory of the machine, in bytes, for it to be worth a try. */
  leastMemoryBytes: number;
  /** Files beside the weights. */
  files: string[];
  /** What is tried, in this order, on the device at hand. */
  variants: Variant[];
}

/** A question that no reader of any worth gets wrong. */
export const READER_TEST = {
  question: 'When was the bridge opened?',
  passage: 'The old bridge over the river was built by a local company. It was opened in 1894 and closed twenty years later.',
  answer: '1894',
};

const GENERATOR_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const LIKELY_TEXT = 'The sun rises in the east and sets in the west. There are seven days in a week.';
/** Random weights give about -10.8 (the log of the vocabulary), a model that works more than -3. */
const LEAST_MEAN_LOG_PROB = -4.5;

function generatorVariants(q8: number, q4: number, q4f16: number): Variant[] {
  return [
    { device: 'webgpu', dtype: 'q4f16', weights: 'onnx/model_q4f16.onnx', aboutBytes: q4f16, needsF16: true },
    { device: 'webgpu', dtype: 'q4', weights: 'onnx/model_q4.onnx', aboutBytes: q4 },
    // On wasm four bits are made eight when they are loaded: they stand in where a host has nothing else, or the card was lost.
    { device: 'wasm', dtype: 'q8', weights: 'onnx/model_quantized.onnx', aboutBytes: q8 },
    { device: 'wasm', dtype: 'q4', weights: 'onnx/model_q4.onnx', aboutBytes: q4 },
  ];
}

/** Every model that can be downloaded. */
export const CATALOG: readonly ModelEntry[] = [
  {
    id: 'smollm2-135m',
    title: 'SmolLM2-135M',
    repository: 'HuggingFaceTB/SmolLM2-135M-Instruct',
    kind: 'generator',
    purposes: ['completions'],
    about: 'Better completions while you type. Answers and summaries stay those of the built-in engine.',
    licence: 'Apache-2.0',
    leastMemoryBytes: 2e9,
    files: GENERATOR_FILES,
    variants: generatorVariants(137e6, 182e6, 118e6),
    selfTest: {
      text: LIKELY_TEXT,
      leastMeanLogProb: LEAST_MEAN_LOG_PROB,
      logProbs: [
        -4.7, -7.62, -3.47, -1.86, -0.16, -1.36, -1.67, -0.14, -0.02, 0, -0.01, -0.51, -4.22, -0.92, -3.75, -1.6, -1.21, -0.33,
        -1.25, -1.07,
      ],
    },
  },
  {
    id: 'smollm2-360m',
    title: 'SmolLM2-360M',
    repository: 'HuggingFaceTB/SmolLM2-360M-Instruct',
    kind: 'generator',
    purposes: ['completions', 'answers', 'summaries'],
    about: 'Completions that know more, and words of its own beside answers and summaries, on a faster machine.',
    licence: 'Apache-2.0',
    leastMemoryBytes: 4e9,
    files: GENERATOR_FILES,
    variants: generatorVariants(365e6, 417e6, 299e6),
    selfTest: { text: LIKELY_TEXT, leastMeanLogProb: LEAST_MEAN_LOG_PROB },
  },
  {
    id: 'qwen3-0.6b',
    title: 'Qwen3-0.6B',
    repository: 'onnx-community/Qwen3-0.6B-ONNX',
    kind: 'generator',
    purposes: ['completions', 'answers', 'summaries'],
    about: 'Completions that know much more, and words of its own beside answers and summaries. Needs a graphics card.',
    licence: 'Apache-2.0',
    leastMemoryBytes: 8e9,
    files: GENERATOR_FILES,
    variants: generatorVariants(617e6, 919e6, 570e6).filter(({ device }) => device === 'webgpu'),
    selfTest: { text: LIKELY_TEXT, leastMeanLogProb: LEAST_MEAN_LOG_PROB },
  },
  {
    id: 'minilm-l6',
    title: 'MiniLM-L6',
    repository: 'Xenova/all-MiniLM-L6-v2',
    kind: 'encoder',
    purposes: ['search'],
    about: 'Finds the passage that answers also when it has other words than the question.',
    licence: 'Apache-2.0',
    leastMemoryBytes: 1e9,
    files: ['config.json', 'tokenizer.json', 'tokenizer_config.json'],
    variants: [
      { device: 'webgpu', dtype: 'q8', weights: 'onnx/model_quantized.onnx', aboutBytes: 23e6 },
      { device: 'wasm', dtype: 'q8', weights: 'onnx/model_quantized.onnx', aboutBytes: 23e6 },
    ],
    selfTest: {
      texts: ['A cat sits on the mat.', 'There is a cat on the rug.', 'The bank raised its interest rates.'],
      leastMargin: 0.3,
      firstNumbers: [0.12, -0.036, -0.024, 0.047, -0.047, 0.032, 0.053, 0.021],
    },
  },
];

/** The reader that is part of the extension: see `public/models/reader/README.md`. */
export const BUILT_IN_READER: ModelEntry = {
  id: 'reader',
  title: 'Built-in reader',
  repository: 'reader',
  kind: 'reader',
  purposes: ['answers'],
  about: 'Finds the words that answer a question.',
  licence: 'Apache-2.0',
  leastMemoryBytes: 0,
  files: ['vocab.txt'],
  variants: [{ device: 'wasm', dtype: 'q8', weights: 'model_quantized.onnx', aboutBytes: 23e6 }],
  selfTest: READER_TEST,
};

const DECODER_WEIGHTS = { dtype: 'q4', weights: 'model.onnx', aboutBytes: 24e6 } as const;

/** The language model that is part of the extension: see `public/models/decoder/README.md`. */
export const BUILT_IN_DECODER: ModelEntry = {
  id: 'decoder',
  title: 'Built-in language model',
  repository: 'decoder',
  kind: 'generator',
  purposes: ['completions'],
  about: 'Reads what you write, says how it may go on, and finds words that are the wrong ones.',
  licence: 'Apache-2.0',
  leastMemoryBytes: 2e9,
  files: ['tokenizer.json', 'tokenizer_config.json'],
  variants: [
    { device: 'webgpu', ...DECODER_WEIGHTS },
    { device: 'wasm', ...DECODER_WEIGHTS },
  ],
  selfTest: {
    text: LIKELY_TEXT,
    leastMeanLogProb: LEAST_MEAN_LOG_PROB,
    logProbs: [
      -3.69, -7.66, -5.47, -3.02, -1.09, -6.43, -2.4, -8.32, -4.58, -0.41, -1.57, -0.83, -3.98, -1.08, -5.09, -4.07, -1.63, -3.02,
      -3.18, -1.75,
    ],
  },
};

const BUILT_IN: readonly ModelEntry[] = [BUILT_IN_READER, BUILT_IN_DECODER];

/** Whether a model came with the extension. */
export function isBuiltIn({ id }: Pick<ModelEntry, 'id'>): boolean {
  return BUILT_IN.some((entry) => entry.id === id);
}

/** The entry with this id; throws naming it where there is none. */
export function modelEntry(id: string): ModelEntry {
  const entry = [...CATALOG, ...BUILT_IN].find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`models: no model "${id}" (known: ${CATALOG.map((known) => known.id).join(', ')})`);
  return entry;
}
