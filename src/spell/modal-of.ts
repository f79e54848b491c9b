/** Words after which "of" stands for "have" as it sounds: "could of". */
const MODALS = /^(?:would|could|should|might|must)(?:n't)?$/i;
/** "Might" and "must" are nouns too: these tell that they are none. */
const NOUNS = /^(?:might|must)$/i;
const SUBJECTS = new Set('i you he she it we they this that there who which these those someone everyone nobody'.split(' '));
/** Words that may come between "have" and a participle. */
const BETWEEN = new Set(
  'never ever always just also already even all both only not still at least maybe probably really easily simply'.split(' '),
);
/** Participles, and pasts that people take for them, that do not end in -ed. */
const IRREGULAR = new Set(
  (
    'ate beaten beat become became been begun began bent bet bitten bled blown born bought bound bred broke broken brought built burnt ' +
    'burst came caught chosen come cost cut dealt did done dove drank drawn dreamt driven drove drunk dug eaten fallen fed felt fell ' +
    'forgiven forgot forgotten fought found flown frozen gave given gone got gotten grown had heard held hidden hit hung hurt kept known ' +
    'knew laid lain learnt led left lent let lit lost made meant met paid put quit ran read ridden risen rung run said sat saw seen sent ' +
    'set shaken shot shown shut slept sold spent split spoken spoke spread spelt stayed stole stolen stood stuck stung struck sung sunk ' +
    'swam sworn swum taken taught thought thrown told took torn understood went woken woke won worn wound written wrote'
  ).split(' '),
);
const NO_PARTICIPLES = new Set([
  'indeed',
  'need',
  'speed',
  'hundred',
  'greed',
  'breed',
  'creed',
  'sacred',
  'hatred',
  'kindred',
  'naked',
  'wicked',
]);

/** Whether the "of" at `i` stands for "have": between a modal verb and a participle, as in "would of gone". */
export function isModalOf(words: readonly string[], i: number): boolean {
  const modal = words[i - 1];
  if (words[i] !== 'of' || modal === undefined || !MODALS.test(modal)) return false;
  if (NOUNS.test(modal) && !SUBJECTS.has(words[i - 2]?.toLowerCase() ?? '')) return false;
  let next = i + 1;
  while (BETWEEN.has(words[next] ?? '')) next++;
  return isParticiple(words[next] ?? '');
}

function isParticiple(word: string): boolean {
  return IRREGULAR.has(word) || (/.{2,}ed$/.test(word) && !NO_PARTICIPLES.has(word));
}
