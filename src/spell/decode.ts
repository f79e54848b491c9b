import type { Language } from './language';
import type { Option } from './options';

/** Readings of a sentence that are carried on at the same time. */
const BEAM = 12;

interface Path {
  ids: number[];
  score: number;
  option: number;
  before: Path | undefined;
}

/** Weight of the words' probability against what the slips cost. */
const LANGUAGE = 1;

/** The best reading of a whole sentence, as the place of one option each: corrections of neighbouring words see each other. */
export function decode(language: Language, slots: readonly (readonly Option[])[]): number[] {
  const { model } = language;
  let beam: Path[] = [{ ids: [model.sentenceStart], score: 0, option: -1, before: undefined }];
  for (const options of slots) {
    const next: Path[] = [];
    for (const path of beam) {
      options.forEach((option, place) => {
        let { ids } = path;
        let score = path.score - option.cost;
        option.ids.forEach((id, i) => {
          score += LANGUAGE * language.logProb(model.successors(ids), id, option.alone[i]!);
          ids = [...ids.slice(-(model.order - 2)), id];
        });
        next.push({ ids, score, option: place, before: path });
      });
    }
    beam = best(next);
  }
  for (const path of beam) path.score += LANGUAGE * model.logProb(path.ids, model.sentenceEnd);
  let path: Path | undefined = beam.reduce((a, b) => (b.score > a.score ? b : a));
  const chosen: number[] = [];
  for (; path?.before; path = path.before) chosen.push(path.option);
  return chosen.reverse();
}

/** The best paths, one for each context. */
function best(paths: Path[]): Path[] {
  if (paths.length === 1) return paths;
  paths.sort((a, b) => b.score - a.score);
  const kept: Path[] = [];
  for (const path of paths) {
    if (kept.length >= BEAM) break;
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
  const before = [model.sentenceStart];
  for (let i = Math.max(0, place - model.order); i < place; i++) before.push(...slots[i]![chosen[i]!]!.ids);
  const after: { id: number; alone: number }[] = [];
  for (let i = place + 1; i < slots.length && after.length < model.order - 1; i++) {
    const { ids, alone } = slots[i]![chosen[i]!]!;
    ids.forEach((id, k) => {
      after.push({ id, alone: alone[k]! });
    });
  }
  if (after.length < model.order - 1) after.push({ id: model.sentenceEnd, alone: 0 });
  return slots[place]!.map((option) => {
    let ids = before.slice(-(model.order - 1));
    let score = -option.cost;
    const step = (id: number, alone: number): void => {
      score += LANGUAGE * language.logProb(model.successors(ids), id, alone);
      ids = [...ids.slice(-(model.order - 2)), id];
    };
    option.ids.forEach((id, k) => {
      step(id, option.alone[k]!);
    });
    for (const { id, alone } of after) step(id, alone);
    return score;
  });
}
