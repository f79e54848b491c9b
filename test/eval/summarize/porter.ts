/**
 * Porter's stemmer of 1980 with the changes of NLTK (nltk.stem.PorterStemmer), which the rouge-score package stems with. The product's
 * own stemmer is another one.
 */
const IRREGULAR: Record<string, string> = {
  ...{ sky: 'sky', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', news: 'news', innings: 'inning', inning: 'inning' },
  ...{ outings: 'outing', outing: 'outing', cannings: 'canning', canning: 'canning', howe: 'howe' },
  ...{ proceed: 'proceed', exceed: 'exceed', succeed: 'succeed' },
};

type Rule = readonly [suffix: string, replacement: string];
const rules = (text: string): Rule[] =>
  text.split(' ').map((rule) => {
    const [suffix = '', replacement = ''] = rule.split('>');
    return [suffix, replacement];
  });
const STEP_2 = rules(
  'ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate ' +
    'alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble fulli>ful logi>log',
);
const STEP_3 = rules('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>');
const STEP_4 = rules('al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize');

/** Whether each letter is a consonant. */
function consonants(word: string): boolean[] {
  const flags: boolean[] = [];
  for (const [i, letter] of [...word].entries()) {
    flags.push(letter === 'y' ? i === 0 || !flags[i - 1] : !'aeiou'.includes(letter));
  }
  return flags;
}

/** How often a consonant follows a vowel. */
function measure(word: string): number {
  const flags = consonants(word);
  return flags.filter((isConsonant, i) => isConsonant && i > 0 && !flags[i - 1]).length;
}

function endsShort(word: string): boolean {
  const shape = consonants(word).map((isConsonant) => (isConsonant ? 'c' : 'v'));
  return shape.join('') === 'vc' || (/cvc$/.test(shape.join('')) && !/[wxy]$/.test(word));
}

/** The first rule whose suffix fits is the only one that may apply. */
function apply(word: string, list: readonly Rule[], may: (stem: string, suffix: string) => boolean): string {
  const rule = list.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const stem = word.slice(0, word.length - rule[0].length);
  return may(stem, rule[0]) ? stem + rule[1] : word;
}

function withoutPlural(word: string): string {
  if (word.length === 4 && word.endsWith('ies')) return word.slice(0, -1);
  return apply(word, rules('sses>ss ies>i ss>ss s>'), () => true);
}

function withoutInflection(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = ['ed', 'ing'].find(
    (ending) => word.endsWith(ending) && consonants(word.slice(0, -ending.length)).includes(false),
  );
  if (!suffix) return word;
  const stem = word.slice(0, -suffix.length);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (stem.length > 1 && stem.at(-1) === stem.at(-2) && consonants(stem).at(-1))
    return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function step2(word: string): string {
  if (word.endsWith('alli') && measure(word.slice(0, -4)) > 0) return step2(word.slice(0, -2));
  return apply(word, STEP_2, (stem, suffix) => measure(suffix === 'logi' ? `${stem}l` : stem) > 0);
}

function withoutE(word: string): string {
  const stem = word.slice(0, -1);
  const size = measure(stem);
  return word.endsWith('e') && (size > 1 || (size === 1 && !endsShort(stem))) ? stem : word;
}

/** The stem of a lower-case word, as NLTK finds it. */
export function porterStem(word: string): string {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word]!;
  if (word.length <= 2) return word;
  let stem = withoutInflection(withoutPlural(word));
  stem = apply(stem, rules('y>i'), (before) => before.length > 1 && consonants(before).at(-1)!);
  stem = apply(step2(stem), STEP_3, (before) => measure(before) > 0);
  stem = apply(stem, STEP_4, (before, suffix) => measure(before) > 1 && (suffix !== 'ion' || /[st]$/.test(before)));
  stem = withoutE(stem);
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}
