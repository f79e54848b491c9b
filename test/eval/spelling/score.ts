/**
 * The public scorer's rules (shared/scorers/spell.py): words are compared without regard to case; a flag over several tokens is
 * shared out over them when the correction has as many tokens; only tokens with a letter count.
 */

/** A stretch of a text that a corrector flags, with what it proposes, best first. UTF-16 offsets. */
export interface Flag {
  start: number;
  end: number;
  suggestions: string[];
}

/** Flags what is wrong in one line. */
export type Corrector = (line: string) => Flag[] | Promise<Flag[]>;

/** One misspelled word and what was meant. */
export interface WordRow {
  error: string;
  target: string;
}

export type Kind = 'nonword' | 'realword';

/** A token is right (null), counts for nothing ("skip"), or is wrong. */
export type Gold = null | 'skip' | { target: string[]; kind: Kind };

/** Tokens, joined by spaces when they are checked, and what is true of each. */
export interface TextRow {
  tokens: string[];
  gold: Gold[];
}

export interface WordScore {
  words: number;
  top1: number;
  top5: number;
  flagged: number;
}

/** Shares of what was wrong, by kind. */
export interface KindScore {
  errors: number;
  recall: number;
  corrected: number;
  top5: number;
}

export interface TextScore {
  lines: number;
  rightWords: number;
  flagsPerThousand: number;
  /** Share of right words whose first suggestion is another word. */
  broken: number;
  /** Absent where nothing is wrong. */
  detection?: { precision: number; recall: number; f05: number };
  nonword?: KindScore;
  realword?: KindScore;
}

const LETTER = /[\p{L}\p{Nl}\p{No}]/u;

export async function scoreWords(rows: readonly WordRow[], correct: Corrector): Promise<WordScore> {
  let [top1, top5, flagged] = [0, 0, 0];
  for (const { error, target } of rows) {
    const flags = await correct(error);
    const whole = flags.filter(({ start, end }) => start === 0 && end === error.length);
    const best = whole.flatMap(({ suggestions }) => suggestions.map((word) => word.toLowerCase()));
    if (flags.length) flagged++;
    if (best[0] === target.toLowerCase()) top1++;
    if (best.slice(0, 5).includes(target.toLowerCase())) top5++;
  }
  const words = rows.length;
  return { words, top1: top1 / words, top5: top5 / words, flagged: flagged / words };
}

/** `missed` is told every wrong token that is not corrected, and every right one that is flagged. */
export async function scoreText(
  rows: readonly TextRow[],
  correct: Corrector,
  missed?: (kind: Kind | 'right', token: string, targets: string[], suggestions: string[], tokens: string[]) => void,
): Promise<TextScore> {
  const counts = { nonword: { n: 0, found: 0, fixed: 0, five: 0 }, realword: { n: 0, found: 0, fixed: 0, five: 0 } };
  let [right, flagged, broken] = [0, 0, 0];
  for (const { tokens, gold } of rows) {
    const given = shareOut(tokens, await correct(tokens.join(' ')));
    tokens.forEach((token, i) => {
      const truth = gold[i]!;
      if (truth === 'skip' || !LETTER.test(token)) return;
      const suggestions = given.get(i)?.map((word) => word.toLowerCase());
      if (truth === null) {
        right++;
        if (!suggestions) return;
        flagged++;
        if (suggestions.length && suggestions[0] !== token.toLowerCase()) broken++;
        missed?.('right', token, [], suggestions, tokens);
        return;
      }
      const count = counts[truth.kind];
      const targets = truth.target.map((word) => word.toLowerCase());
      count.n++;
      if (suggestions) count.found++;
      if (suggestions?.length && targets.includes(suggestions[0]!)) count.fixed++;
      else missed?.(truth.kind, token, targets, suggestions ?? [], tokens);
      if (suggestions?.slice(0, 5).some((word) => targets.includes(word))) count.five++;
    });
  }
  const errors = counts.nonword.n + counts.realword.n;
  const found = counts.nonword.found + counts.realword.found;
  const precision = found / Math.max(1, found + flagged);
  const recall = found / Math.max(1, errors);
  const kind = ({ n, found: seen, fixed, five }: typeof counts.nonword): KindScore => ({
    errors: n,
    recall: seen / n,
    corrected: fixed / n,
    top5: five / n,
  });
  return {
    lines: rows.length,
    rightWords: right,
    flagsPerThousand: (flagged / right) * 1000,
    broken: broken / right,
    ...(errors
      ? { detection: { precision, recall, f05: (1.25 * precision * recall) / Math.max(0.25 * precision + recall, 1e-9) } }
      : {}),
    ...(counts.nonword.n ? { nonword: kind(counts.nonword) } : {}),
    ...(counts.realword.n ? { realword: kind(counts.realword) } : {}),
  };
}

/** What is proposed for each flagged token, by its place. */
export function shareOut(tokens: readonly string[], flags: readonly Flag[]): Map<number, string[]> {
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    starts.push(at);
    at += token.length + 1;
  }
  const text = tokens.join(' ');
  const given = new Map<number, string[]>();
  const give = (i: number, words: string[]): void => {
    given.set(i, [...(given.get(i) ?? []), ...words]);
  };
  for (const { start, end, suggestions } of flags) {
    const hit = starts.flatMap((from, i) => (from < end && from + tokens[i]!.length > start ? [i] : []));
    const [first, last] = [hit[0], hit.at(-1)];
    if (first === undefined || last === undefined) continue;
    const whole = suggestions.map(
      (word) => text.slice(starts[first], start) + word + text.slice(end, starts[last]! + tokens[last]!.length),
    );
    if (hit.length === 1) {
      give(first, whole);
      continue;
    }
    const same = whole.map((words) => words.split(/\s+/).filter(Boolean)).filter((parts) => parts.length === hit.length);
    hit.forEach((i, k) => {
      if (!same.length) give(i, []);
      else if (same[0]![k] !== tokens[i])
        give(
          i,
          same.map((parts) => parts[k]!),
        );
    });
  }
  return given;
}
