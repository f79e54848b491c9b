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
  if (slots.every((options) => options.length === 1)) return slots.map(() => 0);
  let beam: Path[] = [{ ids: [model.sentenceStart], lists: undefined, score: 0, option: -1, before: undefined }];
  for (const options of slots)
    beam = options.length === 1 ? carriedOn(language, beam, options[0]!) : branched(language, beam, options);
  if (beam.length > 1) for (const path of beam) path.score += model.logProbAfter(listsOf(language, path), model.sentenceEnd);
  let path: Path | undefined = beam.reduce((a, b) => (b.score > a.score ? b : a));
  const chosen: number[] = [];
  for (; path?.before; path = path.before) chosen.push(path.option);
  return chosen.reverse();
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
  const longer = beam.map((before) => {
    const lists = listsOf(language, before).slice();
    let score = before.score - cost;
    for (let i = 0; i < words.length; i++) score += language.advance(lists, words[i]!, alone[i]!);
    return { ids: after(before.ids, words, order), lists, score, option: 0, before };
  });
  longer.sort((a, b) => b.score - a.score);
  const least = longer[0]!.score - BEHIND;
  return longer.filter(({ ids, score }, i) => score >= least && !longer.slice(0, i).some((path) => isSame(path.ids, ids)));
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
function best(language: Language, steps: Step[], options: readonly Option[]): Path[] {
  steps.sort((a, b) => b.score - a.score);
  const least = steps[0]!.score - BEHIND;
  const kept: Path[] = [];
  for (const { before, option, score } of steps) {
    if (kept.length >= BEAM || score < least) break;
    const { ids: words, alone } = options[option]!;
    const ids = after(before.ids, words, language.model.order);
    if (kept.some((path) => isSame(path.ids, ids))) continue;
    const lists = listsOf(language, before).slice();
    for (let i = 0; i < words.length; i++) language.advance(lists, words[i]!, alone[i]!);
    kept.push({ ids, lists, score, option, before });
  }
  return kept;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** The context of the word after some words. */
function after(ids: readonly number[], words: readonly number[], order: number): number[] {
  const all = ids.concat(words);
  return all.length < order ? all : all.slice(1 - order);
}

/** How well each option of one place fits among the others as they are read, in nats. */
export function scoreOptions(
  language: Language,
  slots: readonly (readonly Option[])[],
  chosen: readonly number[],
  place: number,
): number[] {
  const { model } = language;
  let before = [model.sentenceStart];
  for (let i = Math.max(0, place - model.order); i < place; i++) before = after(before, slots[i]![chosen[i]!]!.ids, model.order);
  const following: number[] = [];
  const alone: number[] = [];
  for (let i = place + 1; i < slots.length && following.length < model.order - 1; i++) {
    const option = slots[i]![chosen[i]!]!;
    following.push(...option.ids);
    alone.push(...option.alone);
  }
  if (following.length < model.order - 1) {
    following.push(model.sentenceEnd);
    alone.push(0);
  }
  const context = model.successors(before);
  return slots[place]!.map((option) => {
    const lists = context.slice();
    let score = -option.cost;
    for (let i = 0; i < option.ids.length; i++) score += language.advance(lists, option.ids[i]!, option.alone[i]!);
    for (let i = 0; i < following.length; i++) score += language.advance(lists, following[i]!, alone[i]!);
    return score;
  });
}
