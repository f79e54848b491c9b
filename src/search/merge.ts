import { type IndexTables, positionsOf } from './index-tables';

/**
 * One index of several documents from the index of each, in their order: what `indexDocuments` makes of all of them, without reading
 * their words again.
 */
export function mergeIndexes(indexes: readonly IndexTables[]): IndexTables {
  const ids = new Map<string, number>();
  const renamed = indexes.map(({ terms }) => Uint32Array.from(terms, (term) => idOf(ids, term)));
  const rename = (terms: Uint32Array, index: number): Uint32Array => terms.map((id) => renamed[index]![id]!);
  const tokens = joined(indexes.map((one, i) => rename(one.tokens, i)));
  const sentencesBefore = before(indexes, ({ sentencePlaces }) => sentencePlaces.length / 4);
  const sectionsBefore = before(indexes, ({ sectionStarts }) => sectionStarts.length - 1);
  return {
    version: 1,
    terms: [...ids.keys()],
    tokens,
    ...positionsOf(tokens, ids.size),
    sentenceStarts: runsOf(
      indexes.map(({ sentenceStarts }) => sentenceStarts),
      before(indexes, (one) => one.tokens.length),
    ),
    sentencePlaces: joined(indexes.map((one, i) => one.sentencePlaces.map((value, at) => (at % 4 === 0 ? i : value)))),
    passageStarts: runsOf(
      indexes.map(({ passageStarts }) => passageStarts),
      sentencesBefore,
    ),
    passageSections: joined(indexes.map((one, i) => one.passageSections.map((section) => section + sectionsBefore[i]!))),
    sectionStarts: runsOf(
      indexes.map(({ sectionStarts }) => sectionStarts),
      before(indexes, ({ sectionTerms }) => sectionTerms.length),
    ),
    sectionTerms: joined(indexes.map((one, i) => rename(one.sectionTerms, i))),
  };
}

function idOf(ids: Map<string, number>, term: string): number {
  const known = ids.get(term);
  if (known !== undefined) return known;
  ids.set(term, ids.size);
  return ids.size - 1;
}

/** How much there is of something in the indexes before each, and in all. */
function before(indexes: readonly IndexTables[], count: (index: IndexTables) => number): number[] {
  let sum = 0;
  return [0, ...indexes.map((index) => (sum += count(index)))];
}

/** Starts of runs, each list with its end: moved by what lies before, with one end. */
function runsOf(starts: readonly Uint32Array[], moved: readonly number[]): Uint32Array {
  const moving = starts.map((one, i) => one.subarray(0, -1).map((start) => start + moved[i]!));
  return joined([...moving, Uint32Array.of(moved.at(-1)!)]);
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
