/**
 * What others reach by the same sets and rules, from shared/design/peers-writing.md, sections 1 and 2 (measured 2026-11-23).
 * `ci`: the system knows lower case only and is compared without case, which favours it. Sizes in MB.
 */
export interface PublishedRow {
  system: string;
  megabytes?: number;
  top1?: number;
  top3?: number;
  ks1?: number;
  ks3?: number;
  /** Precision of the best word at coverage .36. */
  precision?: number;
}

export interface PublishedPerplexity {
  system: string;
  megabytes: number;
  withOov: number;
  withoutOov: number;
}

export const PUBLISHED_SOURCE = 'published, peers-writing';

type Figures = [top1: number, top3: number, ks1?: number | undefined, ks3?: number | undefined, precision?: number];

function row(system: string, megabytes: number | undefined, [top1, top3, ks1, ks3, precision]: Figures): PublishedRow {
  const optional = { megabytes, ks1, ks3, precision };
  return { system, top1, top3, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) };
}

export const PUBLISHED = {
  brown: [
    row('unigram counts', undefined, [0.061, 0.13, 0.252, 0.393, 0.05]),
    row('presage 0.9.1 n-gram + recency (ci)', 5.5, [0.091, 0.172, 0.215, 0.32, 0.11]),
    row('pocketsphinx-en-us 3-gram (ci)', 27.1, [0.14, 0.239, 0.332, 0.474, 0.27]),
    row('KenLM 3-gram 0 8 12', 5.3, [0.155, 0.248, 0.337, 0.47, 0.27]),
    row('KenLM 3-gram 0 2 3', 13.1, [0.159, 0.257, 0.35, 0.485, 0.29]),
    row('KenLM 5-gram 0 2 3', 20, [0.168, 0.263, 0.352, 0.486, 0.28]),
    row('KenLM 3-gram unpruned', 92.5, [0.157, 0.26, 0.36, 0.492, 0.29]),
    row('KenLM 5-gram unpruned', 392, [0.162, 0.267, undefined, undefined, 0.3]),
  ],
  brownLong: [row('3-gram + cache of the last 1,000 tokens', 5.3, [0.167, 0.27, 0.373, 0.507, 0.28])],
  keyType: [
    row('unigram counts', undefined, [0.072, 0.141, 0.252, 0.385, 0.13]),
    row('presage 0.9.1 n-gram + recency (ci)', 5.5, [0.075, 0.138, 0.196, 0.282, 0.08]),
    row('pocketsphinx-en-us 3-gram (ci)', 27.1, [0.132, 0.212, 0.307, 0.437, 0.3]),
    row('KenLM 3-gram 0 8 12', 5.3, [0.173, 0.262, 0.335, 0.455, 0.35]),
    row('KenLM 3-gram 0 2 3', 13.1, [0.18, 0.268, 0.348, 0.462, 0.38]),
    row('KenLM 5-gram 0 2 3', 20, [0.183, 0.278, 0.348, 0.463, 0.39]),
    row('KenLM 3-gram unpruned', 92.5, [0.179, 0.263, 0.355, 0.467, 0.39]),
  ],
  lambada: [row('KenLM 3-gram', undefined, [0, 0.002]), row('pocketsphinx-en-us 3-gram (ci)', 27.1, [0, 0])],
  phrases: [
    row('unigram counts', undefined, [0.07, 0.097, 0.245, 0.377]),
    row('presage 0.9.1 n-gram + recency (ci)', 5.5, [0.097, 0.159, 0.216, 0.316]),
    row('pocketsphinx-en-us 3-gram (ci)', 27.1, [0.151, 0.277, 0.401, 0.532]),
    row('KenLM 3-gram 0 8 12', 5.3, [0.119, 0.197, 0.317, 0.455]),
    row('KenLM 3-gram 0 5 8, lower case (ci)', 6.9, [0.159, 0.235, 0.341, 0.472]),
    row('KenLM 3-gram 0 2 3', 13.1, [0.125, 0.21, 0.346, 0.473]),
    row('KenLM 5-gram 0 2 3', 20, [0.126, 0.216, 0.347, 0.475]),
  ],
} satisfies Record<string, PublishedRow[]>;

export const PUBLISHED_PERPLEXITY: PublishedPerplexity[] = [
  { system: 'KenLM 3-gram 0 8 12', megabytes: 5.3, withOov: 420, withoutOov: 331 },
  { system: 'KenLM 3-gram 0 3 5', megabytes: 9.6, withOov: 379, withoutOov: 296 },
  { system: 'KenLM 3-gram 0 2 3', megabytes: 13.1, withOov: 364, withoutOov: 283 },
  { system: 'KenLM 5-gram 0 2 3', megabytes: 20, withOov: 353, withoutOov: 275 },
  { system: 'KenLM 3-gram unpruned', megabytes: 92.5, withOov: 333, withoutOov: 256 },
  { system: 'KenLM 5-gram unpruned', megabytes: 392, withOov: 322, withoutOov: 247 },
];

/** KeyTypeBench's other suite, with Qwen3.5-2B: another set, told for its order of magnitude (shared/design/anchors.md). */
export const PUBLISHED_KEYTYPE =
  'KeyType with Qwen3.5-2B on its edge suite, another set: precision .581, coverage .357, wrong shown .180 (published, anchors)';
