/** Abbreviations after whose point a sentence goes on, lower case. */
const ABBREVIATIONS = new Set(
  `mr mrs ms dr prof sr jr st vs etc e.g i.e cf al no vol fig eq inc ltd co corp approx ca c jan feb mar apr jun jul aug sep sept
oct nov dec gen col lt sgt capt gov sen rep rev hon mt ft pp p dept est messrs viz nos cdr adm maj ed eds trans op`.split(/\s+/),
);
const CLOSING = /["'”’»)\]]/;
const OPENING = /["'“‘«([¿¡]/;
const REFERENCE = /(?:\[[^\][]{1,24}\])+/y;
const OPENS_SENTENCE = /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const SPACE = /\s/;
const GOES_ON = /\([^()]{1,40}\),? \p{Ll}/uy;
const WORD_BEFORE = /[\p{L}.]+$/u;

/**
 * Where the sentences of a paragraph stand: start and end of each in turn, as UTF-16 indices, white space around them left out.
 * A sentence ends at . ! ? or … (with closing quotes, brackets and references like "[12]") before a space and a letter that can
 * open one, not after an abbreviation or an initial; in Chinese and Japanese at 。！？ alone. Unlike `splitSentences`, which cuts
 * the texts that the n-gram tables are made of, it knows any script and the marks of web pages.
 */
export function sentenceBounds(text: string): number[] {
  const bounds: number[] = [];
  let start = skipSpace(text, 0);
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 46 && unit !== 33 && unit !== 63 && unit !== 0x2026 && unit !== 0x3002 && unit !== 0xff01 && unit !== 0xff1f)
      continue;
    const end = endOfSentence(text, start, at);
    if (end === undefined) continue;
    bounds.push(start, end);
    start = skipSpace(text, end);
    at = start - 1;
  }
  if (start < text.length) bounds.push(start, start + text.slice(start).trimEnd().length);
  return bounds;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at]!)) at++;
  return at;
}

/** Where the sentence ends whose last mark may be the one at an index; undefined when it goes on. */
function endOfSentence(text: string, start: number, at: number): number | undefined {
  const mark = text.charCodeAt(at);
  let end = at + 1;
  while (end < text.length && CLOSING.test(text[end]!)) end++;
  if (mark > 0x3000) return end;
  REFERENCE.lastIndex = end;
  end += REFERENCE.exec(text)?.[0].length ?? 0;
  let next = end;
  if (next >= text.length) return undefined;
  if (!SPACE.test(text[next]!)) return undefined;
  next = skipSpace(text, next);
  if (mark === 46 && goesOnAfterBrackets(text, next)) return undefined;
  while (next < text.length && OPENING.test(text[next]!)) next++;
  if (next >= text.length || !OPENS_SENTENCE.test(String.fromCodePoint(text.codePointAt(next)!))) return undefined;
  return mark === 46 && isAbbreviated(text, start, at) ? undefined : end;
}

/** Whether a sentence goes on after the brackets that start here: "at 5 p.m. (1700 GMT) from the square". */
function goesOnAfterBrackets(text: string, at: number): boolean {
  GOES_ON.lastIndex = at;
  return GOES_ON.test(text);
}

function isAbbreviated(text: string, start: number, point: number): boolean {
  const word = WORD_BEFORE.exec(text.slice(Math.max(start, point - 12), point))?.[0] ?? '';
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}
