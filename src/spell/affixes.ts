/** Beginnings that are put before other words, with a hyphen or without. */
const PREFIXES = new Set(
  (
    'anti auto bi bio co counter cross cyber de dis down electro ex extra fore hyper il im in infra inter intra ir kilo macro mega ' +
    'meta micro mid mini mis mono multi nano neo non out over para photo poly post pre pro proto pseudo psycho quasi re self semi ' +
    'socio sub super supra techno tele thermo trans tri ultra un under uni up vice anglo franco euro afro'
  ).split(' '),
);
/** Endings that make a word of almost any other. */
const SUFFIXES = ['like', 'less', 'ness', 'wise', 'ish', 'able', 'ship', 'hood', 'dom', 'ful', 'most', 'ward', 'wards'];
const SHORTEST_STEM = 4;

export function isPrefix(word: string): boolean {
  return PREFIXES.has(word.toLowerCase());
}

/** Whether a word in lower case is made of known ones: "supermachine", "parklike". */
export function isDerived(word: string, isKnown: (stem: string) => boolean): boolean {
  for (let i = 2; i <= word.length - SHORTEST_STEM; i++)
    if (PREFIXES.has(word.slice(0, i)) && isKnown(word.slice(i))) return true;
  for (const suffix of SUFFIXES) {
    const stem = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && stem.length >= SHORTEST_STEM && isKnown(stem)) return true;
  }
  return false;
}
