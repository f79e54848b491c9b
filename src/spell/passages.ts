/** A stretch of text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** A longer run without a space is no prose. */
const LONGEST_RUN = 120;
const RUN = /\S+/gu;
/** Between back quotes stands code. */
const CODE = /`[^`]*`/g;
const ENDING = 'com|org|net|edu|gov|io|co|uk|de|js|ts|py|html?|css|json|txt|pdf|md|xml|exe|png|jpe?g|zip|docx?|csv';

/** A plain word with the marks around it, which nothing below fits: nearly every run is one. */
const PLAIN = /^["'([]*(?![Ww]ww\.)[A-Z]?[a-z]+(?:'[a-z]+)?[.,;:!?"')\]]*$/;

/** What a run between spaces must look like to be no prose. */
const NO_PROSE = [
  /^\W*\p{L}[\p{L}\d+.-]*:\/\//u, // any scheme
  /^\W*www\./i,
  /[^@]@[^@]/, // e-mail, and handles with a server
  /^[^\p{L}\p{N}@#]*[@#][\p{L}\p{N}_]/u,
  /[\\_=<>{}|~^$]/, // identifiers, markup, paths, formulas
  /^[~.]?\//,
  /^[^\p{L}]*[a-z]:[\\/]/iu,
  /\p{L}\/\p{L}+\//u,
  new RegExp(`[\\p{L}\\p{N}]\\.(?:${ENDING})(?![\\p{L}\\p{N}])`, 'iu'), // host and file names
  /\p{L}\(\S*\)/u, // calls
  /\p{N}/u, // numbers with units, versions, ordinals
  /\p{Ll}\p{Lu}/u, // camelCase
  /&#?\p{L}+;/u, // entities
];

/** The stretches of a text that hold no prose: addresses, handles, tags, paths, code, numbers with units. */
export function noProse(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (run.length <= LONGEST_RUN && PLAIN.test(run)) continue;
    if (run.length > LONGEST_RUN || NO_PROSE.some((pattern) => pattern.test(run))) {
      spans.push({ start: match.index, end: match.index + run.length });
    }
  }
  if (text.includes('`'))
    for (const match of text.matchAll(CODE)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}
