import type { PackedModel, SuccessorList } from '@/ngram/packed-model';
import { capitalise, isCapitalised, openingWord } from '@/text/case';

/** How often people leave out the capital at a sentence's start in edited text; what is over goes to words with one. */
const UNCAPITALISED = 0.02;

/** A token and its other case, as ids of the model; -1 where the model does not know it. */
interface Variants {
  asTyped: number;
  lower: number;
  capitalised: number;
}

/** Tokens that are remembered for each model; far fewer are typed in a session. */
const REMEMBERED = 1 << 14;
const known = new WeakMap<PackedModel, Map<string, Variants>>();

function variants(model: PackedModel, token: string): Variants {
  let ofModel = known.get(model);
  if (!ofModel) {
    ofModel = new Map();
    known.set(model, ofModel);
  }
  let found = ofModel.get(token);
  if (!found) {
    found = findVariants(model, token);
    if (ofModel.size >= REMEMBERED) ofModel.clear();
    ofModel.set(token, found);
  }
  return found;
}

function findVariants(model: PackedModel, token: string): Variants {
  const asTyped = model.vocabulary.idOf(token);
  const lower = token.toLowerCase();
  const upper = capitalise(token);
  return {
    asTyped,
    lower: lower !== token ? model.vocabulary.idOf(lower) : asTyped,
    capitalised: upper !== token ? model.vocabulary.idOf(upper) : asTyped,
  };
}

/**
 * The id under which the model knows a token that was read: the word that opens a sentence in the case it has inside one,
 * and a word typed without its capital ("london", "i") with it. The model's unknown word where it knows none.
 */
export function contextId(model: PackedModel, token: string, opens: boolean): number {
  const { asTyped, lower, capitalised } = variants(model, token);
  const likely = (id: number): number => (id < 0 ? Number.NEGATIVE_INFINITY : model.unigram(id));
  let best = asTyped;
  if (opens && isCapitalised(token) && likely(lower) > likely(best)) best = lower;
  if (token === token.toLowerCase() && likely(capitalised) > likely(best) + 1) best = capitalised;
  if (best < 0 && token === token.toUpperCase()) best = lower;
  return best < 0 ? model.unknown : best;
}

/** The ids of a sentence's tokens for use as context, start mark first; of the last `count` of them at most. */
export function contextIds(model: PackedModel, tokens: readonly string[], count = tokens.length + 1): number[] {
  const opening = openingWord(tokens);
  const from = Math.max(0, tokens.length - count);
  const ids = tokens.slice(from).map((token, i) => contextId(model, token, from + i === opening));
  return ids.length < count ? [model.sentenceStart, ...ids] : ids;
}

/** Natural log of the probability of a token as it is written after a context given by its lists, undefined for one that the model does not know. */
export function writtenLogProb(
  model: PackedModel,
  lists: readonly SuccessorList[],
  token: string,
  opens: boolean,
): number | undefined {
  const { asTyped, lower } = variants(model, token);
  const exact = asTyped < 0 ? undefined : model.logProbAfter(lists, asTyped);
  if (!opens) return exact;
  const hasCase = token.toLowerCase() !== token || capitalise(token) !== token;
  if (!hasCase) return exact;
  if (!isCapitalised(token))
    return exact === undefined || token !== token.toLowerCase() ? exact : exact + Math.log(UNCAPITALISED);
  // Both "the" and "The" are written "The" here.
  const folded = lower >= 0 && lower !== asTyped ? Math.exp(model.logProbAfter(lists, lower)) * (1 - UNCAPITALISED) : 0;
  const sum = folded + (exact === undefined ? 0 : Math.exp(exact));
  return sum > 0 ? Math.log(sum) : undefined;
}
