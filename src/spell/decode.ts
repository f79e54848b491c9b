import type { Language } from './language';
import type { Option } from './option';

/** Readings of a sentence that are carried on at the same time. */
const BEAM = 8;
/** Readings that are so much (nats) worse than the best one are given up. */
const BEHIND = 12;

interface Path {
  /** The words that tell the next one. */
  ids: number[];
  score: number;
  option: number;
  before: Path | undefined;
}

/** The best reading of a whole sentence, as the place of one option each: corrections of neighbouring words see each other. */
export function decode(language: Language, slots: readonly (readonly Option[])[]): number[] {
  const { model } = language;
  let beam: Path[] = [{ ids: [model.sentenceStart], score: 0, option: -1, before: undefined }];
  for (const options of slots) {
    const next: Path[] = [];
    for (const before of beam) {
      const lists = model.successors(before.ids);
      for (let place = 0; place < options.length; place++) {
        const { ids, alone, cost } = options[place]!;
        let score = before.score - cost + language.logProb(lists, ids[0]!, alone[0]!);
        let context = after(before.ids, ids[0]!, model.order);
        for (let i = 1; i < ids.length; i++) {
          score += language.logProb(model.successors(context), ids[i]!, alone[i]!);
          context = after(context, ids[i]!, model.order);
        }
        next.push({ ids: context, score, option: place, before });
      }
    }
    beam = best(next);
  }
  for (const path of beam) path.score += model.logProb(path.ids, model.sentenceEnd);
  let path: Path | undefined = beam.reduce((a, b) => (b.score > a.score ? b : a));
  const chosen: number[] = [];
  for (; path?.before; path = path.before) chosen.push(path.option);
  return chosen.reverse();
}

/** The context of the word after `id`. */
function after(ids: readonly number[], id: number, order: number): number[] {
  const next = ids.length >= order - 1 ? ids.slice(1) : ids.slice();
  next.push(id);
  return next;
}

/** The best paths, one for each context. */
function best(paths: Path[]): Path[] {
  if (paths.length === 1) return paths;
  paths.sort((a, b) => b.score - a.score);
  const least = paths[0]!.score - BEHIND;
  const kept: Path[] = [];
  for (const path of paths) {
    if (kept.length >= BEAM || path.score < least) break;
    if (!kept.some(({ ids }) => ids.length === path.ids.length && ids.every((id, i) => id === path.ids[i]))) kept.push(path);
  }
  return kept;
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
  for (let i = Math.max(0, place - model.order); i < place; i++) {
    for (const id of slots[i]![chosen[i]!]!.ids) before = after(before, id, model.order);
  }
  const following: { id: number; alone: number }[] = [];
  for (let i = place + 1; i < slots.length && following.length < model.order - 1; i++) {
    const { ids, alone } = slots[i]![chosen[i]!]!;
    ids.forEach((id, k) => {
      following.push({ id, alone: alone[k]! });
    });
  }
  if (following.length < model.order - 1) following.push({ id: model.sentenceEnd, alone: 0 });
  const lists = model.successors(before);
  return slots[place]!.map(({ ids, alone, cost }) => {
    let score = language.logProb(lists, ids[0]!, alone[0]!) - cost;
    let context = after(before, ids[0]!, model.order);
    const step = (id: number, logProb: number): void => {
      score += language.logProb(model.successors(context), id, logProb);
      context = after(context, id, model.order);
    };
    for (let i = 1; i < ids.length; i++) step(ids[i]!, alone[i]!);
    for (const { id, alone: logProb } of following) step(id, logProb);
    return score;
  });
}
