import type { ReadPart } from './reader';
import type { Span } from './spans';
import type { Unit } from './units';

/** Words that may answer, in a sentence, and how much likelier the reader finds them than that nothing answers: log-odds. */
export interface ReadSpan extends Span {
  odds: number;
}

/** What a reader makes of a sentence. */
export interface ReadSentence {
  /** The likeliest answers in it, best first. */
  spans: ReadSpan[];
  /** ln Σ e^odds over all runs of its words: how likely the answer is in it. */
  odds: number;
  /** How likely a run of its words is the answer, as log-odds. */
  oddsOf(span: Span): number;
}

/** The longest answer, in words. */
const MOST_UNITS = 16;
const KEPT = 8;
const UNREAD = -30;

/**
 * Looks at a sentence through a reader that has read its passage, where the sentence begins at `at`. Pieces of words are put together
 * to the words of the sentence: an answer begins and ends with whole ones.
 */
export function readSentenceWith(part: ReadPart, at: number, units: readonly Unit[]): ReadSentence {
  const first = new Float64Array(units.length).fill(UNREAD);
  const last = new Float64Array(units.length).fill(UNREAD);
  units.forEach(({ start, end }, unit) => {
    part.starts.forEach((pieceStart, piece) => {
      if (pieceStart >= at + end || part.ends[piece]! <= at + start) return;
      // The piece that opens a word says whether an answer begins there, the one that closes it whether one ends.
      if (first[unit] === UNREAD) first[unit] = part.first[piece]!;
      last[unit] = part.last[piece]!;
    });
  });
  const oddsOf = ({ from, to }: Span): number => first[from]! + last[to]! - part.none;
  const spans: ReadSpan[] = [];
  for (let from = 0; from < units.length; from++) {
    for (let to = from; to < Math.min(units.length, from + MOST_UNITS); to++) {
      spans.push({ from, to, odds: oddsOf({ from, to }) });
    }
  }
  spans.sort((a, b) => b.odds - a.odds);
  return { spans: spans.slice(0, KEPT), odds: logSum(spans.map(({ odds }) => odds)), oddsOf };
}

/** ln Σ e^x; -30 of nothing. */
function logSum(values: readonly number[]): number {
  const most = Math.max(UNREAD, ...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0) || 1);
}
