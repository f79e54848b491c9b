import { type Unit, unitsOf } from './units';

/** What kind of answer a question asks for; 'truth' is yes or no. */
export type Asked =
  | ('time' | 'count' | 'money' | 'share' | 'duration' | 'measure' | 'person' | 'place' | 'reason' | 'manner')
  | ('group' | 'name' | 'thing' | 'truth');

/** A question as far as its words tell what would answer it. */
export interface Question {
  asked: Asked;
  units: Unit[];
  /** Place of the question word among the units; -1 where there is none. */
  wh: number;
  /** Terms of what is asked for, next to the question word first: "river" of "Which river …". */
  focus: string[];
  /** Asks only what something is: "What is a prime?" */
  isDefinition: boolean;
  /** Asks only who someone is: "Who was Ada Lovelace?" */
  isIdentity: boolean;
}

const WH = new Set(['who', 'whom', 'whose', 'when', 'where', 'why', 'how', 'what', 'which']);
const AUXILIARY = new Set(
  'is are was were be been am do does did has have had can could will would should may might must'.split(' '),
);
/** Says nothing of its own before "of": "what kind of engine". */
const LIGHT = new Set('type kind sort name names term word form example part one types kinds title category'.split(' '));

const NOUNS: [asked: Asked, nouns: Set<string>][] = [
  ['time', new Set('year years date day month century decade period era season time age millennium'.split(' '))],
  ['share', new Set('percentage percent proportion fraction share'.split(' '))],
  ['count', new Set('number amount population total quantity'.split(' '))],
  ['money', new Set('price cost salary revenue fee budget'.split(' '))],
  ['measure', new Set('length height width size distance speed area temperature weight depth elevation'.split(' '))],
  [
    'person',
    new Set(
      `person man woman people king queen emperor president leader author writer artist singer scientist actor actress architect
      philosopher mathematician general player coach director founder inventor composer pope duke prince minister governor
      character physicist chemist engineer bishop theologian explorer ruler son father wife brother`.split(/\s+/),
    ),
  ],
  [
    'place',
    new Set(
      `country countries city cities state states place region area town continent river sea ocean county island location nation
      village province district borough street mountain lake valley capital building stadium museum church`.split(/\s+/),
    ),
  ],
  [
    'group',
    new Set(
      `company organization organisation group team university school party agency network band institution government army
      religion tribe dynasty club corporation league committee department`.split(/\s+/),
    ),
  ],
];

const SOURCE = '(?:page|web ?page|site|website|article|document|text|file|pdf|video|selection|passage|post)';
const ABOUT = new RegExp(
  `^\\s*what (?:does|do|did|has|have) (?:the|this) ${SOURCE} (?:say|said|tell (?:us|me)|told|mention(?:ed)?|explain(?:ed)?) (?:about|on|of) `,
  'i',
);
const WITHIN = new RegExp(`,?\\s*\\b(?:according to (?:the|this)|(?:in|on|from) this) ${SOURCE}\\b,?`, 'gi');

/** A question without what it says of the page itself: "What does the page say about lions?" asks what lions are. */
export function bareQuestion(text: string): string {
  return text.replace(ABOUT, 'What is ').replace(WITHIN, ' ').trim();
}

const DEFINITION = /^\s*what (?:is|are) (?:an? )?(?!the\b|it\b|this\b)[^\s'’]+(?: (?!called\b|named\b)[^\s'’]+)?\s*\?*\s*$/i;

const IDENTITY =
  /^\s*[Ww]ho (?:is|are|was|were) (?:(?:Dr|Mr|Mrs|Ms|Prof)\. )?\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|da|von|van|al|bin|ibn|el) )*\p{Lu}[\p{L}'’.-]*)*\s*\?*\s*$/u;

/** What a question asks for. */
export function readQuestion(text: string): Question {
  const units = unitsOf(text);
  const words = units.map(({ folded }) => folded);
  const wh = words.findIndex((word) => WH.has(word));
  if (wh < 0)
    return {
      asked: AUXILIARY.has(words[0] ?? '') ? 'truth' : 'thing',
      units,
      wh,
      focus: [],
      isDefinition: false,
      isIdentity: false,
    };
  const focus = focusOf(units, wh);
  const next = words[wh + 1] ?? '';
  const asked = askedBy(words[wh]!, next, words.slice(wh + 2, wh + 4), nounsOf(units, wh));
  const isDefinition = DEFINITION.test(text);
  const isIdentity = IDENTITY.test(text);
  return { asked, units, wh, focus, isDefinition, isIdentity };
}

function askedBy(wh: string, next: string, after: string[], nouns: string[]): Asked {
  if (wh === 'who' || wh === 'whom' || wh === 'whose') return 'person';
  if (wh === 'when') return 'time';
  if (wh === 'where') return 'place';
  if (wh === 'why') return 'reason';
  if (wh === 'how') return measured(next, after);
  for (const noun of nouns) {
    const found = NOUNS.find(([, set]) => set.has(noun));
    if (found) return found[0];
  }
  if (wh === 'which') return 'name';
  return 'thing';
}

function measured(next: string, after: string[]): Asked {
  if (next === 'many') return 'count';
  if (next === 'much') return after[0] === 'of' ? 'share' : 'money';
  if (next === 'long' || next === 'old' || next === 'often' || next === 'soon') return 'duration';
  return /^(?:far|large|big|tall|high|fast|deep|wide|heavy|hot|cold|close|small|strong)$/.test(next) ? 'measure' : 'manner';
}

/** The nouns that may name what is asked for: right after the question word, or after "is the … of". */
function nounsOf(units: Unit[], wh: number): string[] {
  const nouns: string[] = [];
  for (const { folded } of units.slice(wh + 1, wh + 7)) {
    if (AUXILIARY.has(folded) && nouns.length) break;
    if (AUXILIARY.has(folded) || folded === 'the' || folded === 'of' || folded === 'a' || LIGHT.has(folded)) continue;
    nouns.push(folded);
    if (nouns.length === 2) break;
  }
  return nouns;
}

function focusOf(units: Unit[], wh: number): string[] {
  const focus: string[] = [];
  for (let i = wh + 1; i < Math.min(units.length, wh + 8); i++) {
    const { folded, terms } = units[i]!;
    if (terms.length && !LIGHT.has(folded)) focus.push(terms.at(-1)!);
    else if (focus.length) break;
  }
  return focus.slice(0, 3);
}
