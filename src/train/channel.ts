import { type Channel, ROW, RULE_LENGTH, type Rule, START } from '@/spell/channel';
import { foldWord, LETTERS, lettersOf, OTHER } from '@/spell/letters';
import { align, type Slip } from './alignment';
import type { Misspelling } from './dictionaries';

const ROUNDS = 4;
/** A rule is kept when it was seen so often … */
const LEAST_COUNT = 10;
/** … and costs so much less than the single slips it is made of. */
const LEAST_GAIN = 1;
/** Counts added for slips that were never seen, shared out over all letters. */
const UNSEEN = 0.5;

/** Words as letters. */
interface Pair {
  meant: Uint8Array;
  typed: Uint8Array;
}

/** Learns what slips cost from pairs: aligns each pair with the costs so far, counts, and again (Kernighan et al. 1990). */
export function learnChannel(
  misspellings: readonly Misspelling[],
  sounds: readonly Rule[],
  log: (line: string) => void,
): Channel {
  const pairs = misspellings
    .map(({ typed, meant }): Pair => ({ meant: lettersOf(foldWord(meant)), typed: lettersOf(foldWord(typed)) }))
    .filter(({ meant, typed }) => !meant.includes(OTHER) && !typed.includes(OTHER) && Math.abs(meant.length - typed.length) <= 3);
  let channel = uniformChannel();
  for (let round = 0; round < ROUNDS; round++) channel = estimate(pairs, channel);
  const learnt = learnRules(pairs, channel);
  const rules = withSounds(learnt, sounds, channel);
  log(
    `channel: ${pairs.length.toLocaleString('en')} pairs, ${learnt.length.toLocaleString('en')} rules, ${rules.length.toLocaleString('en')} with those of sounds`,
  );
  return { ...channel, rules };
}

/**
 * Adds rules of sound, with the cost of spelling by sound at all: what rules that were learnt as well cost more than by their
 * sounds alone, in the median.
 */
function withSounds(learnt: readonly Rule[], sounds: readonly Rule[], channel: Channel): Rule[] {
  const rules = new Map(learnt.map((rule) => [keyOf(rule), rule]));
  const more = sounds
    .flatMap((rule) => {
      const same = rules.get(keyOf(rule));
      return same ? [same.cost - rule.cost] : [];
    })
    .sort((a, b) => a - b);
  const bySound = more[Math.floor(more.length / 2)] ?? 0;
  for (const rule of sounds) {
    const cost = rule.cost + bySound;
    const known = Math.min(rules.get(keyOf(rule))?.cost ?? Number.POSITIVE_INFINITY, singly(rule, channel) - LEAST_GAIN);
    if (cost < known) rules.set(keyOf(rule), { ...rule, cost });
  }
  return [...rules.values()];
}

function keyOf({ meant, typed }: Rule): string {
  return `${meant.join(' ')}|${typed.join(' ')}`;
}

/** What a rule costs as single slips. */
function singly({ meant, typed }: Pick<Rule, 'meant' | 'typed'>, channel: Channel): number {
  return align(meant, typed, { ...channel, first: 0 }).reduce((sum, slip) => sum + slip.cost, 0);
}

function uniformChannel(): Channel {
  const table = (cost: number): Float32Array => new Float32Array(ROW * ROW).fill(cost);
  return {
    substitutions: table(6),
    omissions: table(4.5),
    insertions: table(5.5),
    transpositions: table(4),
    first: 1,
    rules: [],
  };
}

function estimate(pairs: readonly Pair[], channel: Channel): Channel {
  const table = (): Float64Array => new Float64Array(ROW * ROW);
  const counts = { substitution: table(), omission: table(), insertion: table(), transposition: table() };
  const letters = new Float64Array(ROW);
  const bigrams = table();
  let atFirst = 0;
  let places = 0;
  let slips = 0;
  for (const { meant, typed } of pairs) {
    let before = START;
    letters[START]!++;
    for (const letter of meant) {
      letters[letter]!++;
      bigrams[before * ROW + letter]!++;
      before = letter;
    }
    places += meant.length;
    for (const slip of align(meant, typed, channel)) {
      if (slip.kind === 'match') continue;
      slips++;
      if (slip.from === 0) atFirst++;
      counts[slip.kind][slip.row * ROW + slip.column]!++;
    }
  }
  const rate = (total: Float64Array): number => total.reduce((sum, count) => sum + count, 0) / places;
  return {
    substitutions: costs(counts.substitution, (row) => letters[row]!, rate(counts.substitution) / LETTERS),
    omissions: costs(counts.omission, (row, column) => bigrams[row * ROW + column]!, rate(counts.omission)),
    insertions: costs(counts.insertion, (row) => letters[row]!, rate(counts.insertion) / LETTERS),
    transpositions: costs(counts.transposition, (row, column) => bigrams[row * ROW + column]!, rate(counts.transposition)),
    first: Math.max(0, Math.log((slips - atFirst) / (places - pairs.length)) - Math.log(atFirst / pairs.length)),
    rules: [],
  };
}

/** -ln of counts over chances, both smoothed with the mean rate. */
function costs(counts: Float64Array, chances: (row: number, column: number) => number, rate: number): Float32Array {
  const smoothing = UNSEEN / rate;
  return Float32Array.from(counts, (count, i) => {
    const p = (count + UNSEEN) / (chances(Math.floor(i / ROW), i % ROW) + smoothing);
    return -Math.log(Math.min(0.9, p));
  });
}

/** Replacements of up to RULE_LENGTH letters around each slip that are likelier than the slips one by one. */
function learnRules(pairs: readonly Pair[], channel: Channel): Rule[] {
  const counts = new Map<string, number>();
  const chances = new Map<string, number>();
  for (const { meant, typed } of pairs) {
    for (let length = 1; length <= RULE_LENGTH; length++) {
      for (let i = 0; i + length <= meant.length; i++) add(chances, String.fromCharCode(...meant.subarray(i, i + length)));
    }
    const slips = align(meant, typed, channel);
    for (const key of spans(slips, meant, typed)) add(counts, key);
  }
  const rules: Rule[] = [];
  for (const [key, count] of counts) {
    if (count < LEAST_COUNT) continue;
    const [meantText, typedText] = key.split('|') as [string, string];
    const meant = Uint8Array.from(meantText, (letter) => letter.charCodeAt(0));
    const typed = Uint8Array.from(typedText, (letter) => letter.charCodeAt(0));
    const cost = -Math.log(count / (chances.get(meantText)! + UNSEEN));
    if (cost < singly({ meant, typed }, channel) - LEAST_GAIN) rules.push({ meant, typed, cost });
  }
  return rules;
}

/** All stretches of an alignment that hold a slip and fit a rule, as "meant|typed". */
function spans(slips: readonly Slip[], meant: Uint8Array, typed: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (let from = 0; from < slips.length; from++) {
    let isSlip = false;
    for (let to = from; to < slips.length; to++) {
      const [first, last] = [slips[from]!, slips[to]!];
      isSlip ||= last.kind !== 'match';
      const [letters, given] = [last.to - first.from, last.typedTo - first.typedFrom];
      if (letters > RULE_LENGTH || given > RULE_LENGTH) break;
      if (!isSlip || letters === 0 || given === 0) continue;
      const text = (part: Uint8Array): string => String.fromCharCode(...part);
      found.add(`${text(meant.subarray(first.from, last.to))}|${text(typed.subarray(first.typedFrom, last.typedTo))}`);
    }
  }
  return found;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
