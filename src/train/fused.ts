import { opinionsOf } from '@/predict/fuse';
import { FEATURES, featuresOf, featuresOfNone, type LettersWeights, nearnessOf, OF_WORDS } from '@/predict/log-linear';
import type { NextPieces, ReadNext } from '@/predict/next-pieces';
import type { Predictor } from '@/predict/predictor';
import type { HeldPlace } from './held-places';
import { type Choice, ChoiceBuilder, type Fit, fitWeights, scoresOf, softmax } from './log-linear';

const FIT: Fit = {
  rounds: 40,
  rate: 0.05,
  decay: 0.1,
  isPositive: (feature) => OF_WORDS.includes(FEATURES[feature % FEATURES.length]!),
};
/** Weights are learnt for a word of which nothing is typed, for one letter of it, and for two, which stand for more. */
const LETTERS = [0, 1, 2];

/** Learns how language model, n-grams and network are weighed against each other, from places that neither the n-grams nor the network know. */
export async function trainFused(
  places: readonly HeldPlace[],
  { predictor, readNext }: { predictor: Predictor; readNext: ReadNext },
  log: (line: string) => void,
): Promise<LettersWeights[]> {
  const choices: Choice[][] = LETTERS.map(() => []);
  for (const [done, { before, word }] of places.entries()) {
    if (done % 500 === 0) log(`${done} of ${places.length} places`);
    const next = await readNext(before, []);
    for (const letters of LETTERS.filter((count) => count < word.length)) {
      const choice = choiceOf(predictor, { before, word }, letters, next);
      if (choice) choices[letters]!.push(choice);
    }
  }
  return choices.map((own, letters) => {
    const weights = fitWeights(own, 2 * FEATURES.length, FIT);
    log(`${letters} letters: ${shareRight(own, weights)}`);
    const named = (from: number): LettersWeights['start'] =>
      Object.fromEntries(
        FEATURES.map((name, i) => [name, Math.round(100 * weights[from + i]!) / 100]),
      ) as LettersWeights['start'];
    return { start: named(0), later: named(FEATURES.length) };
  });
}

/** The words that are offered at a place, and none of them as the last; undefined where no word is helped. */
function choiceOf(predictor: Predictor, { before, word }: HeldPlace, letters: number, next: NextPieces): Choice | undefined {
  const place = predictor.place(before + word.slice(0, letters));
  if (!place) return undefined;
  const opinions = opinionsOf(place.find(place.context), next, place.context.prefix);
  const start = nearnessOf(before);
  const builder = new ChoiceBuilder();
  const add = (isRight: boolean, features: readonly number[]): void => {
    builder.candidate(isRight ? 1 : 0);
    for (const [id, value] of features.entries()) {
      builder.feature(id, start * value);
      builder.feature(FEATURES.length + id, (1 - start) * value);
    }
  };
  for (const opinion of opinions) add(opinion.word === word, featuresOf(opinion));
  add(!opinions.some((opinion) => opinion.word === word), featuresOfNone(opinions));
  return builder.choice();
}

/** How often the best word is right, and how often where it is likelier than some shares. */
function shareRight(choices: readonly Choice[], weights: Float64Array): string {
  const best = choices.map((choice) => {
    const chances = softmax(scoresOf(choice, weights)).slice(0, -1);
    const p = Math.max(0, ...chances);
    return { p, isRight: choice.gains[chances.indexOf(p)] === 1 };
  });
  const from = (least: number): string => {
    const shown = best.filter(({ p }) => p >= least);
    const right = shown.filter(({ isRight }) => isRight).length / Math.max(1, shown.length);
    return `${right.toFixed(3)} of ${(shown.length / best.length).toFixed(3)} from ${least}`;
  };
  return `right ${[0, 0.4, 0.5, 0.55, 0.6, 0.65].map(from).join(', ')}`;
}
