import type { Engine } from '@/engine/engine';
import type { Position } from './positions';

/** How much of the word is typed at a place where a completion could be shown. */
export const GATE_KINDS = ['next word', '1 letter', '2 letters', '3 letters and more'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

export const GATE_THRESHOLDS = [
  0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
] as const;

/** One keystroke: what the engine thinks and whether it is right. */
interface Place {
  kind: GateKind;
  /** The best candidate for the word, whatever the gate says. */
  best: { p: number; right: boolean };
  /** What the gate lets through. */
  shown?: { p: number; right: boolean; firstWordRight: boolean; characters: number };
}

export interface GateRow {
  threshold: number;
  /** Share of the places of the kind at which something would be shown, and how much of it is right. */
  coverage: number;
  precision: number;
}

export interface GateScore {
  kind: GateKind;
  places: number;
  /** The best candidate, shown from each threshold on. */
  best: GateRow[];
  /** What the engine shows of itself, and the same from each threshold on. */
  shown: GateRow[];
  /** Of what the engine shows: right in its first word, mean length in characters, and characters that are right and shown, a place. */
  firstWordPrecision: number;
  meanCharacters: number;
  rightCharactersPerPlace: number;
}

/** Types every word of the positions letter by letter and looks at what would be shown before each letter. */
export function scoreGate(positions: Position[], engine: Engine): GateScore[] {
  const places = positions.flatMap((position) => placesOf(position, engine));
  return GATE_KINDS.map((kind) => {
    const own = places.filter((place) => place.kind === kind);
    const shown = own.flatMap((place) => place.shown ?? []);
    return {
      kind,
      places: own.length,
      best: rowsOf(
        own.map(({ best }) => best),
        own.length,
      ),
      shown: [gateRow(shown, 0, own.length), ...rowsOf(shown, own.length)],
      firstWordPrecision: share(shown.filter(({ firstWordRight }) => firstWordRight).length, shown.length),
      meanCharacters: share(sum(shown.map(({ characters }) => characters)), shown.length),
      rightCharactersPerPlace: share(sum(shown.map(({ characters, right }) => (right ? characters : 0))), own.length),
    };
  });
}

function placesOf({ context, prefix, word, rest = '' }: Position, engine: Engine): Place[] {
  if (word === undefined) return [];
  const letters = Array.from(word);
  const start = Array.from(prefix).length;
  return letters.slice(start).map((_, i) => {
    const typed = letters.slice(0, start + i).join('');
    const { shown, words } = engine.complete({ before: context + typed });
    const [best] = words;
    const follows = word.slice(typed.length) + rest;
    const text = shown?.text.trimEnd() ?? '';
    return {
      kind: GATE_KINDS[Math.min(start + i, GATE_KINDS.length - 1)]!,
      best: { p: best?.p ?? 0, right: best?.word === word },
      ...(shown && text
        ? {
            shown: {
              p: shown.p,
              right: goesOn(follows, text),
              firstWordRight: goesOn(follows, /^\s*\S+/.exec(text)?.[0] ?? text),
              characters: text.length,
            },
          }
        : {}),
    };
  });
}

/** Whether a text goes on with `shown`, which does not end inside a word of it. */
export function goesOn(text: string, shown: string): boolean {
  return text.startsWith(shown) && !(/[\p{L}\p{N}]$/u.test(shown) && /^(?:'?\p{L}|\p{N})/u.test(text.slice(shown.length)));
}

function rowsOf(shown: { p: number; right: boolean }[], places: number): GateRow[] {
  return GATE_THRESHOLDS.map((threshold) => gateRow(shown, threshold, places));
}

function gateRow(shown: { p: number; right: boolean }[], threshold: number, places: number): GateRow {
  const sure = shown.filter(({ p }) => p >= threshold);
  return {
    threshold,
    coverage: share(sure.length, places),
    precision: share(sure.filter(({ right }) => right).length, sure.length),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share(part: number, whole: number): number {
  return whole ? part / whole : 0;
}
