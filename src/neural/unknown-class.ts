/** What is seen of a word that the network does not know, in the order of the classes' ids. */
export const UNKNOWN_CLASSES = [
  'number',
  'sign',
  'capitals',
  'name',
  'name-s',
  '-ing',
  '-ed',
  '-ly',
  '-s',
  '-ion',
  'word',
] as const;

/** The class of a word, as an index into `UNKNOWN_CLASSES`. */
export function unknownClass(word: string): number {
  return UNKNOWN_CLASSES.indexOf(classOf(word));
}

function classOf(word: string): (typeof UNKNOWN_CLASSES)[number] {
  if (/^\p{Nd}/u.test(word)) return 'number';
  if (!/^\p{L}/u.test(word)) return 'sign';
  const lower = word.toLowerCase();
  if (word.length > 1 && word !== lower && word === word.toUpperCase()) return 'capitals';
  if (word[0] !== lower[0]) return lower.endsWith("'s") ? 'name-s' : 'name';
  if (lower.endsWith('ing')) return '-ing';
  if (lower.endsWith('ed')) return '-ed';
  if (lower.endsWith('ly')) return '-ly';
  if (lower.endsWith('ion')) return '-ion';
  return lower.endsWith('s') ? '-s' : 'word';
}
