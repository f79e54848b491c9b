import type { SetName } from './sets';

/** What others reach by the same sets and rules, from shared/design/peers-writing.md, section 3 (measured 2026-11-23). */
export const PUBLISHED_SOURCE = 'published, peers-writing';

export interface PublishedWords {
  system: string;
  top1: number;
  top5: number;
  /** How many words it was measured on, where these were not all. */
  words?: number;
}

export interface PublishedText {
  system: string;
  nonword?: [recall: number, corrected: number, top5: number];
  realword?: [recall: number, corrected: number];
  f05?: number;
  /** Per cent. */
  broken?: number;
  flags?: number;
}

type Words = [SetName, top1: number, top5: number, words?: number];

function words(system: string, ...sets: Words[]): Partial<Record<SetName, PublishedWords>> {
  return Object.fromEntries(
    sets.map(([set, top1, top5, count]) => [set, { system, top1, top5, ...(count ? { words: count } : {}) }]),
  );
}

const WORDS = [
  words(
    'aspell 0.60.8',
    ['Norvig 1', 0.756, 0.926],
    ['Mitton aspell', 0.586, 0.809],
    ['Mitton Wikipedia', 0.802, 0.922],
    ['Birkbeck', 0.388, 0.542],
  ),
  words(
    'harper.js 2.10',
    ['Norvig 1', 0.733, 0.87],
    ['Mitton aspell', 0.547, 0.708],
    ['Mitton Wikipedia', 0.76, 0.89],
    ['Birkbeck', 0.346, 0.452],
  ),
  words(
    'symspellpy 6.10',
    ['Norvig 1', 0.744, 0.904],
    ['Mitton aspell', 0.523, 0.706],
    ['Mitton Wikipedia', 0.765, 0.912],
    ['Birkbeck', 0.326, 0.425],
  ),
  words(
    'hunspell 1.7.1',
    ['Norvig 1', 0.644, 0.841],
    ['Mitton aspell', 0.533, 0.737],
    ['Mitton Wikipedia', 0.748, 0.911],
    ['Birkbeck', 0.3, 0.409, 2000],
  ),
  words(
    'nspell 2.1.5',
    ['Norvig 1', 0.663, 0.807],
    ['Mitton aspell', 0.446, 0.593],
    ['Mitton Wikipedia', 0.706, 0.832, 500],
    ['Birkbeck', 0.24, 0.296, 500],
  ),
];

const TEXTS: Partial<Record<SetName, PublishedText[]>> = {
  Holbrook: [
    { system: 'aspell 0.60.8', nonword: [0.996, 0.382, 0.65], realword: [0.079, 0.011], f05: 0.772, broken: 0.69, flags: 9.9 },
    { system: 'hunspell 1.7.1', nonword: [0.997, 0.251, 0.55], realword: [0.033, 0.001], f05: 0.768, broken: 0.63, flags: 8.9 },
    {
      system: 'harper.js, spelling',
      nonword: [0.994, 0.354, 0.535],
      realword: [0.071, 0.007],
      f05: 0.747,
      broken: 0.96,
      flags: 12.7,
    },
    { system: 'symspellpy 6.10', nonword: [0.996, 0.348, 0.633], realword: [0.028, 0.004], f05: 0.73, broken: 1.17, flags: 13.5 },
    {
      system: 'trigram over SymSpell',
      nonword: [0.982, 0.54, 0.727],
      realword: [0.025, 0.006],
      f05: 0.785,
      broken: 0.45,
      flags: 6.2,
    },
    {
      system: 'the same, real words',
      nonword: [0.929, 0.514, 0.691],
      realword: [0.101, 0.072],
      f05: 0.823,
      broken: 0.21,
      flags: 2.7,
    },
  ],
  'JFLEG dev': [
    { system: 'aspell 0.60.8', nonword: [1, 0.678, 0.854], broken: 0.88, flags: 9.8 },
    { system: 'hunspell 1.7.1', nonword: [1, 0.61, 0.827], broken: 0.88, flags: 9.4 },
    { system: 'harper.js, spelling', nonword: [1, 0.624, 0.793], broken: 0.93, flags: 9.9 },
    { system: 'symspellpy 6.10', nonword: [1, 0.722, 0.888], broken: 1.05, flags: 11.4 },
    { system: 'trigram over SymSpell', nonword: [1, 0.797, 0.908], broken: 0.78, flags: 8.7 },
  ],
  Brown: [
    { system: 'aspell 0.60.8', flags: 17.5 },
    { system: 'hunspell 1.7.1', flags: 13.4 },
    { system: 'harper.js, spelling', flags: 19.5 },
    { system: 'symspellpy 6.10', flags: 23.8 },
    { system: 'trigram over SymSpell, names', flags: 7.8 },
  ],
};

export function publishedWords(set: SetName): PublishedWords[] {
  return WORDS.flatMap((system) => system[set] ?? []);
}

export function publishedTexts(set: SetName): PublishedText[] {
  return TEXTS[set] ?? [];
}
