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
];

/** For each word those that it is taken for. */
export const MIXED_UP: ReadonlyMap<string, readonly string[]> = new Map(
  GROUPS.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);
