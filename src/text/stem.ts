/**
 * English stems after Porter's second algorithm (Snowball "english", snowballstem.org/algorithms/english/stemmer.html):
 * "relational", "relation" and "relate" all become "relat".
 */

const VOWEL = /[aeiouy]/;
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

const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;
const STEP_2: readonly (readonly [ending: string, to: string])[] = [
  ...(['ization', 'izer'] as const).map((ending) => [ending, 'ize'] as const),
  ...(['ational', 'ation', 'ator'] as const).map((ending) => [ending, 'ate'] as const),
  ...(['fulness', 'ousness', 'iveness'] as const).map((ending) => [ending, ending.slice(0, -4)] as const),
  ...[['tional', 'tion'] as const, ['biliti', 'ble'] as const, ['lessli', 'less'] as const, ['fulli', 'ful'] as const],
  ...[['entli', 'ent'] as const, ['ousli', 'ous'] as const, ['aliti', 'al'] as const, ['alism', 'al'] as const],
  ...[['iviti', 'ive'] as const, ['enci', 'ence'] as const, ['anci', 'ance'] as const, ['abli', 'able'] as const],
  ...[['alli', 'al'] as const, ['bli', 'ble'] as const, ['ogist', 'og'] as const, ['ogi', 'og'] as const, ['li', ''] as const],
];
const STEP_3: readonly (readonly [ending: string, to: string])[] = [
  ...[['ational', 'ate'] as const, ['tional', 'tion'] as const, ['alize', 'al'] as const, ['icate', 'ic'] as const],
  ...[['iciti', 'ic'] as const, ['ative', ''] as const, ['ical', 'ic'] as const, ['ness', ''] as const, ['ful', ''] as const],
];
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/** The stem of a lower-case English word. What is no word of ASCII letters (and apostrophes) is left as it is. */
export function stem(word: string): string {
  if (word.length <= 2 || !/^[a-z']+$/.test(word)) return word;
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  let text = word.replace(/^'/, '').replace(/(?:'s'|'s|')$/, '');
  // A y that is a consonant is written Y.
  text = text.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = LONG_BEGINNING.exec(text)?.[0].length ?? regionFrom(text, 0);
  const r2 = regionFrom(text, r1);
  text = withoutPlural(text);
  if (KEPT.has(text)) return text;
  text = withoutInflection(text, r1);
  text = text.replace(/(.[^aeiouy])[yY]$/, '$1i');
  text = replaceEnding(text, STEP_2, r1, (ending, before) =>
    ending === 'ogi' ? before.endsWith('l') : ending !== 'li' || /[cdeghkmnrt]$/.test(before),
  );
  text = replaceEnding(text, STEP_3, r1, (ending, before) => ending !== 'ative' || before.length >= r2);
  return withoutLast(withoutSuffix(text, r2), r1, r2).toLowerCase();
}

/** Where the region starts that follows the first consonant after a vowel, from an index on. */
function regionFrom(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (VOWEL.test(text[i - 1]!) && !VOWEL.test(text[i]!)) return i + 1;
  }
  return text.length;
}

function withoutPlural(text: string): string {
  if (text.endsWith('sses')) return text.slice(0, -2);
  if (/ie[sd]$/.test(text)) return text.slice(0, text.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(text) || !text.endsWith('s')) return text;
  return /[aeiouy].+s$/.test(text) ? text.slice(0, -1) : text;
}

function withoutInflection(text: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(text);
  if (eed) return eed.index >= r1 ? text.slice(0, eed.index + 2) : text;
  const ending = /(?:ingly|edly|ing|ed)$/.exec(text);
  if (!ending) return text;
  const rest = text.slice(0, ending.index);
  if (!VOWEL.test(rest)) return text;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (DOUBLE.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return r1 >= rest.length && SHORT_SYLLABLE.test(rest) ? `${rest}e` : rest;
}

/** The longest ending that fits decides, whether it may be replaced or not. */
function replaceEnding(
  text: string,
  endings: typeof STEP_2,
  region: number,
  mayGo: (ending: string, before: string) => boolean,
): string {
  const found = endings.find(([ending]) => text.endsWith(ending));
  if (!found) return text;
  const before = text.slice(0, -found[0].length);
  return before.length >= region && mayGo(found[0], before) ? before + found[1] : text;
}

function withoutSuffix(text: string, r2: number): string {
  const suffix = STEP_4.exec(text);
  if (!suffix || suffix.index < r2) return text;
  return suffix[0] === 'ion' && !/[st]ion$/.test(text) ? text : text.slice(0, suffix.index);
}

function withoutLast(text: string, r1: number, r2: number): string {
  const before = text.slice(0, -1);
  if (text.endsWith('e')) return before.length >= r2 || (before.length >= r1 && !SHORT_SYLLABLE.test(before)) ? before : text;
  return text.endsWith('ll') && before.length >= r2 ? before : text;
}
