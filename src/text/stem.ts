/**
 * English stems after Porter's second algorithm (Snowball "english", snowballstem.org/algorithms/english/stemmer.html):
 * "relational", "relation" and "relate" all become "relat".
 */

/** Words whose stem no rule finds, and words that are left as they are. */
const WHOLE = new Map(
  Object.entries({
    ...{
      skis: 'ski',
      skies: 'sky',
      dying: 'die',
      lying: 'lie',
      tying: 'tie',
      vying: 'vie',
      idly: 'idl',
      gently: 'gentl',
      ugly: 'ugli',
    },
    ...{ early: 'earli', only: 'onli', singly: 'singl', sky: 'sky', news: 'news', howe: 'howe', atlas: 'atlas' },
    ...{ cosmos: 'cosmos', bias: 'bias', andes: 'andes' },
  }),
);
/** Left as they are once a plural ending is off. */
const KEPT = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'evening', 'proceed', 'exceed', 'succeed']);
/** Beginnings after which the first region starts at once. */
const LONG_BEGINNING = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;

type Rule = readonly [ending: string, to: string];

/** The rules of a step by the last letter of their endings, so that few are tried; longer endings first. */
function byLastLetter(rules: readonly Rule[]): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const letter = rule[0].at(-1)!;
    const group = groups.get(letter);
    if (group) group.push(rule);
    else groups.set(letter, [rule]);
  }
  return groups;
}

const STEP_2 = byLastLetter([
  ...(['ization', 'izer'] as const).map((ending): Rule => [ending, 'ize']),
  ...(['ational', 'ation', 'ator'] as const).map((ending): Rule => [ending, 'ate']),
  ...(['fulness', 'ousness', 'iveness'] as const).map((ending): Rule => [ending, ending.slice(0, -4)]),
  ...([
    ['tional', 'tion'],
    ['biliti', 'ble'],
    ['lessli', 'less'],
    ['fulli', 'ful'],
    ['entli', 'ent'],
  ] as const),
  ...([
    ['ousli', 'ous'],
    ['aliti', 'al'],
    ['alism', 'al'],
    ['iviti', 'ive'],
    ['enci', 'ence'],
    ['anci', 'ance'],
  ] as const),
  ...([
    ['abli', 'able'],
    ['alli', 'al'],
    ['bli', 'ble'],
    ['ogist', 'og'],
    ['ogi', 'og'],
    ['li', ''],
  ] as const),
]);
const STEP_3 = byLastLetter([
  ...([
    ['ational', 'ate'],
    ['tional', 'tion'],
    ['alize', 'al'],
    ['icate', 'ic'],
    ['iciti', 'ic'],
  ] as const),
  ...([
    ['ative', ''],
    ['ical', 'ic'],
    ['ness', ''],
    ['ful', ''],
  ] as const),
]);
const STEP_4 = byLastLetter(
  'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(' ').map((ending): Rule => [ending, '']),
);

/** The stem of a lower-case English word. What is no word of ASCII letters (and apostrophes) is left as it is. */
export function stem(word: string): string {
  if (word.length <= 2 || !isPlain(word)) return word;
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  let text = word.includes("'") ? word.replace(/^'/, '').replace(/(?:'s'|'s|')$/, '') : word;
  // A y that is a consonant is written Y.
  if (text.includes('y')) text = text.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = LONG_BEGINNING.exec(text)?.[0].length ?? regionFrom(text, 0);
  text = withoutPlural(text);
  if (KEPT.has(text)) return text;
  text = withoutInflection(text, r1);
  const last = text.length - 1;
  if (last > 1 && (text[last] === 'y' || text[last] === 'Y') && !isVowel(text, last - 1)) text = `${text.slice(0, last)}i`;
  if (r1 < text.length) {
    text = replaceEnding(text, STEP_2, r1, (ending, before) =>
      ending === 'ogi' ? before.endsWith('l') : ending !== 'li' || /[cdeghkmnrt]$/.test(before),
    );
    const r2 = regionFrom(text, r1);
    text = replaceEnding(text, STEP_3, r1, (ending, before) => ending !== 'ative' || before.length >= r2);
    text = replaceEnding(text, STEP_4, r2, (ending, before) => ending !== 'ion' || /[st]$/.test(before));
    text = withoutLast(text, r1, r2);
  }
  return text.toLowerCase();
}

function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if ((unit < 97 || unit > 122) && unit !== 39) return false;
  }
  return true;
}

function isVowel(text: string, at: number): boolean {
  const letter = text[at];
  return letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u' || letter === 'y';
}

function hasVowel(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isVowel(text, i)) return true;
  return false;
}

/** Where the region starts that follows the first consonant after a vowel, from an index on. */
function regionFrom(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) if (isVowel(text, i - 1) && !isVowel(text, i)) return i + 1;
  return text.length;
}

function withoutPlural(text: string): string {
  if (text.endsWith('ied')) return text.slice(0, text.length > 4 ? -2 : -1);
  if (!text.endsWith('s') || text.endsWith('ss') || text.endsWith('us')) return text;
  if (text.endsWith('sses')) return text.slice(0, -2);
  if (text.endsWith('ies')) return text.slice(0, text.length > 4 ? -2 : -1);
  return hasVowel(text.slice(0, -2)) ? text.slice(0, -1) : text;
}

function withoutInflection(text: string, r1: number): string {
  if (!/[dgy]$/.test(text)) return text;
  const eed = /eed(?:ly)?$/.exec(text);
  if (eed) return eed.index >= r1 ? text.slice(0, eed.index + 2) : text;
  const ending = /(?:ingly|edly|ing|ed)$/.exec(text);
  if (!ending) return text;
  const rest = text.slice(0, ending.index);
  if (!hasVowel(rest)) return text;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return r1 >= rest.length && endsShort(rest) ? `${rest}e` : rest;
}

/** Whether a text ends in a short syllable: "rap", "ow" as a whole, but not "ray" or "disturb". */
function endsShort(text: string): boolean {
  return /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(text);
}

/** The longest ending that fits decides, whether it may be replaced or not. */
function replaceEnding(
  text: string,
  rules: Map<string, Rule[]>,
  region: number,
  mayGo: (ending: string, before: string) => boolean,
): string {
  const found = rules.get(text.at(-1)!)?.find(([ending]) => text.endsWith(ending));
  if (!found) return text;
  const before = text.slice(0, -found[0].length);
  return before.length >= region && mayGo(found[0], before) ? before + found[1] : text;
}

function withoutLast(text: string, r1: number, r2: number): string {
  const before = text.slice(0, -1);
  if (text.endsWith('e')) return before.length >= r2 || (before.length >= r1 && !endsShort(before)) ? before : text;
  return text.endsWith('ll') && before.length >= r2 ? before : text;
}
