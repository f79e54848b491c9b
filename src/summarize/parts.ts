import type { Candidate } from './candidates';
import type { Digest } from './summarise';

/** A part of a document that a model reads at once: its paragraphs, each of whole sentences. */
export type Part = Candidate[][];

/** Each of a part's words is read before the first is written. */
const CHARACTERS = 1200;
/** A part that has more is without the least of its sentences: this many are some 400 tokens of English, in no language too many. */
const MOST_CHARACTERS = 1600;
/** A processor takes a quarter of a minute for each. */
const MOST_PARTS = 12;

/**
 * Cuts a document into parts of about the same length, in reading order. Of one that is too long for all of it to be read, each part
 * has the sentences that are worth most. What hardly is a sentence is left out, and what is too long for a part.
 */
export function partsOf({ candidates, scores }: Pick<Digest, 'candidates' | 'scores'>): Part[] {
  const readable = [...candidates.entries()].filter(([, { text, isFragment }]) => !isFragment && text.length <= MOST_CHARACTERS);
  const all = readable.reduce((sum, [, { text }]) => sum + text.length, 0);
  const count = Math.min(MOST_PARTS, Math.ceil(all / CHARACTERS));
  const runs = Array.from({ length: count }, (): [number, Candidate][] => []);
  let before = 0;
  for (const entry of readable) {
    runs[Math.floor((before / all) * count)]!.push(entry);
    before += entry[1].text.length;
  }
  return runs.filter((run) => run.length > 0).map((run) => paragraphsOf(best(run, scores)));
}

/** The sentences of a run that are worth most and fit into a part, in reading order. */
function best(run: readonly [number, Candidate][], scores: Float64Array): Candidate[] {
  let room = MOST_CHARACTERS;
  const kept = new Set<number>();
  for (const [i, { text }] of [...run].sort(([a], [b]) => scores[b]! - scores[a]! || a - b)) {
    if (text.length > room) continue;
    kept.add(i);
    room -= text.length;
  }
  return run.filter(([i]) => kept.has(i)).map(([, candidate]) => candidate);
}

function paragraphsOf(sentences: readonly Candidate[]): Part {
  const part: Part = [];
  for (const sentence of sentences) {
    const last = part.at(-1);
    if (last?.at(-1)?.place.block === sentence.place.block) last.push(sentence);
    else part.push([sentence]);
  }
  return part;
}
