import type { SuccessorList } from '@/ngram/packed-model';
import type { Language } from './language';
import type { Option } from './option';

/** Readings of a sentence that are carried on at the same time. */
const BEAM = 8;
/** Readings that are so much (nats) worse than the best one are given up. */
const BEHIND = 12;

interface Path {
  /** The words that tell the next one, and their lists once they are needed. */
  ids: number[];
  lists: SuccessorList[] | undefined;
  score: number;
  option: number;
  before: Path | undefined;
}

/** A path with one more word, before it is known whether it is worth to be carried on. */
interface Step {
  before: Path;
  option: number;
  score: number;
}

/** The best reading of a whole sentence, as the place of one option each: corrections of neighbouring words see each other. */
export function decode(language: Language, slots: readonly (readonly Option[])[]): number[] {
  const { model } = language;
  if (isSettled(slots)) return new Array<number>(slots.length).fill(0);
  let beam: Path[] = [{ ids: [model.sentenceStart], lists: undefined, score: 0, option: -1, before: undefined }];
  for (const options of slots)
    beam = options.length === 1 ? carriedOn(language, beam, options[0]!) : branched(language, beam, options);
  if (beam.length > 1) for (const path of beam) path.score += model.logProbAfter(listsOf(language, path), model.sentenceEnd);
  return choices(beam, slots.length);
}

/** Whether there is nothing to choose. */
function isSettled(slots: readonly (readonly Option[])[]): boolean {
  for (const options of slots) if (options.length > 1) return false;
  return true;
}

/** What the best path takes in each place. */
function choices(beam: readonly Path[], places: number): number[] {
  let path = beam[0]!;
  for (const other of beam) if (other.score > path.score) path = other;
  const chosen = new Array<number>(places).fill(0);
  for (let place = places - 1; path.before; place--) {
    chosen[place] = path.option;
    path = path.before;
  }
  return chosen;
}

/** The lists of the words that tell the next one. */
function listsOf({ model }: Language, path: Path): SuccessorList[] {
  path.lists ??= model.successors(path.ids);
  return path.lists;
}

/** The paths with the only reading of a place: each n-gram is looked up once, and none for a path that has no rival. */
function carriedOn(language: Language, beam: Path[], { ids: words, alone, cost }: Option): Path[] {
  const { order } = language.model;
  if (beam.length === 1) {
    const before = beam[0]!;
    return [{ ids: after(before.ids, words, order), lists: undefined, score: before.score, option: 0, before }];
  }
  const longer: Path[] = [];
  for (const before of beam) {
    const lists = listsOf(language, before).slice();
    const score = advance(language, lists, words, alone, before.score - cost);
    longer.push({ ids: after(before.ids, words, order), lists, score, option: 0, before });
  }
  longer.sort(byScore);
  const least = longer[0]!.score - BEHIND;
  const kept: Path[] = [];
  for (const path of longer) if (path.score >= least && !isAmong(kept, path.ids)) kept.push(path);
  return kept;
}

/** The best paths with each reading of a place. */
function branched(language: Language, beam: Path[], options: readonly Option[]): Path[] {
  const steps: Step[] = [];
  for (const before of beam) {
    const lists = listsOf(language, before);
    for (let option = 0; option < options.length; option++) {
      const { ids, alone, cost } = options[option]!;
      let score = before.score - cost + language.logProb(lists, ids[0]!, alone[0]!);
      if (ids.length > 1) score += ofTheRest(language, lists, options[option]!);
      steps.push({ before, option, score });
    }
  }
  return best(language, steps, options);
}

/** log P of the words of a split after its first. */
function ofTheRest(language: Language, before: readonly SuccessorList[], { ids, alone }: Option): number {
  const lists = before.slice();
  language.advance(lists, ids[0]!, alone[0]!);
  let sum = 0;
  for (let i = 1; i < ids.length; i++) sum += language.advance(lists, ids[i]!, alone[i]!);
  return sum;
}

/** The best paths, one for each context. */
function best(language: Language, steps: readonly Step[], options: readonly Option[]): Path[] {
  const kept: Path[] = [];
  for (const { before, option, score } of near(steps).sort(byScore)) {
    if (kept.length >= BEAM) break;
    const { ids: words, alone } = options[option]!;
    const ids = after(before.ids, words, language.model.order);
    if (isAmong(kept, ids)) continue;
    const lists = listsOf(language, before).slice();
    advance(language, lists, words, alone, 0);
    kept.push({ ids, lists, score, option, before });
  }
  return kept;
}

/** The steps that are not too far behind the best. */
function near(steps: readonly Step[]): Step[] {
  let top = steps[0]!.score;
  for (const { score } of steps) if (score > top) top = score;
  const found: Step[] = [];
  for (const step of steps) if (step.score >= top - BEHIND) found.push(step);
  return found;
}

function byScore(a: { score: number }, b: { score: number }): number {
  return b.score - a.score;
}

/** Whether one of the paths ends in these words. */
function isAmong(paths: readonly Path[], ids: readonly number[]): boolean {
  for (const path of paths) if (isSame(path.ids, ids)) return true;
  return false;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The context of the word after some words. */
function after(ids: readonly number[], words: readonly number[], order: number): number[] {
  const all: number[] = [];
  for (let i = Math.max(0, ids.length + words.length - order + 1); i < ids.length + words.length; i++)
    all.push(i < ids.length ? ids[i]! : words[i - ids.length]!);
  return all;
}

/** How well each option of one place fits among the others as they are read, in nats. */
export function scoreOptions(
  language: Language,
  slots: readonly (readonly Option[])[],
  chosen: readonly number[],
  place: number,
): Float64Array {
  const { model } = language;
  const { ids, alone } = following(language, slots, chosen, place);
  const context = model.successors(contextOf(language, slots, chosen, place));
  const options = slots[place]!;
  const scores = new Float64Array(options.length);
  for (let i = 0; i < options.length; i++) {
    const option = options[i]!;
    const lists = context.slice();
    scores[i] = advance(language, lists, option.ids, option.alone, -option.cost);
    scores[i] = advance(language, lists, ids, alone, scores[i]!);
  }
  return scores;
}

/** Adds log P of some words one after the other to a score; the lists become those of the context with them. */
function advance(
  language: Language,
  lists: SuccessorList[],
  ids: readonly number[],
  alone: readonly number[],
  score: number,
): number {
  let sum = score;
  for (let i = 0; i < ids.length; i++) sum += language.advance(lists, ids[i]!, alone[i]!);
  return sum;
}

/** The words before a place that tell what stands there. */
function contextOf(
  { model }: Language,
  slots: readonly (readonly Option[])[],
  chosen: readonly number[],
  place: number,
): number[] {
  let before = [model.sentenceStart];
  for (let i = Math.max(0, place - model.order); i < place; i++) before = after(before, slots[i]![chosen[i]!]!.ids, model.order);
  return before;
}

/** The words after a place whose probability depends on what stands there. */
function following(
  { model }: Language,
  slots: readonly (readonly Option[])[],
  chosen: readonly number[],
  place: number,
): { ids: number[]; alone: number[] } {
  const ids: number[] = [];
  const alone: number[] = [];
  for (let i = place + 1; i < slots.length && ids.length < model.order - 1; i++) {
    const option = slots[i]![chosen[i]!]!;
    for (let k = 0; k < option.ids.length; k++) {
      ids.push(option.ids[k]!);
      alone.push(option.alone[k]!);
    }
  }
  if (ids.length < model.order - 1) {
    ids.push(model.sentenceEnd);
    alone.push(0);
  }
  return { ids, alone };
}
