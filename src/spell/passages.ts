/** A stretch of text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** What is no prose: addresses, handles, tags, paths, code. Each pattern takes the whole stretch. */
const NO_PROSE = new RegExp(
  [
    '\\p{L}[\\p{L}\\d+.-]*://\\S+', // any scheme
    '\\bwww\\.\\S+',
    '[^\\s@<>()]+@[^\\s@<>()]+', // e-mail, and handles with a server
    '(?<![\\p{L}\\p{N}])[@#][\\p{L}\\p{N}_][^\\s]*',
    '`[^`\\n]*`',
    '\\S*[\\\\_=<>{}|~^$][^\\s]*', // identifiers, markup, paths, formulas
    '(?<!\\S)[~.]?/\\S+',
    '[\\p{L}\\p{N}-]+(?:[./][\\p{L}\\p{N}-]+)*\\.(?:com|org|net|edu|gov|io|co|uk|de|js|ts|py|html?|css|json|txt|pdf|md|xml|exe|png|jpe?g)\\b[^\\s]*',
    '[\\p{L}\\p{N}_]+(?:\\.[\\p{L}\\p{N}_]+)*\\([^\\s]*', // calls
    '\\S*\\p{N}\\S*', // numbers with units, versions, ordinals
    '\\S*\\p{Ll}\\p{Lu}\\S*', // camelCase
  ].join('|'),
  'gu',
);

/** The stretches of a text that hold no prose, in order. */
export function noProse(text: string): Span[] {
  return Array.from(text.matchAll(NO_PROSE), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
