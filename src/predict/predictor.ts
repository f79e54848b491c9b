import type { WordNetwork } from '@/neural/word-network';
import type { PackedModel } from '@/ngram/packed-model';
import { type Candidate, CandidateFinder, NETWORK_WEIGHT, type RecencyWeights, type WeightedMemory } from './candidates';
import { caseWeights, writeCandidates } from './casing';
import type { Completion, Prediction } from './complete';
import { type Context, readContext } from './context';
import { GATE, type Gate, leastProbability, withoutRepetition } from './gate';
import { NetworkWords } from './network-words';
import { FieldMemory } from './reader';
import type { Recency } from './recency';

/** Measured on held-back paragraphs of the training texts: what the last words of a text tell of the next. */
const FIELD_WEIGHTS: RecencyWeights = { most: [0.09, 0.15, 0.25], half: [190, 2, 1] };
const PERSONAL_WEIGHTS: RecencyWeights = { most: [0.04, 0.12, 0.2], half: [1000, 4, 2] };
/** Words that one suggestion may hold. */
export const MOST_WORDS = 4;
export const SHOWN_CANDIDATES = 10;

export interface PredictOptions {
  /** Text after the caret. */
  after?: string;
  /** What the person wrote earlier and elsewhere. */
  personal?: Recency | undefined;
  gate?: Gate;
  /** How much the network counts, from 0 (not asked) to 1. */
  networkWeight?: number | undefined;
}

/** The caret, and what finds words for it and for places after it. */
export interface Place {
  context: Context;
  /** Candidates in written form, best first. */
  find(at: Context): Candidate[];
}

/** Completes the word at the caret and goes on while it is sure enough. */
export class Predictor {
  readonly #finder: CandidateFinder;
  readonly #field: FieldMemory;
  #network: NetworkWords | undefined;

  constructor(readonly model: PackedModel) {
    this.#finder = new CandidateFinder(model);
    this.#field = new FieldMemory(model);
  }

  /** From now on the network is asked as well. */
  use(network: WordNetwork): void {
    this.#network = new NetworkWords(network, this.model);
  }

  /** `before`: text of the field up to the caret; it may end inside a word. */
  complete(before: string, { after = '', personal, gate = GATE, networkWeight }: PredictOptions = {}): Prediction {
    const place = this.place(before, personal, networkWeight);
    if (!place) return { shown: null, words: [] };
    const { context, find } = place;
    const words = find(context).slice(0, SHOWN_CANDIDATES);
    return { shown: this.#choose(context, words, find, after, gate), words };
  }

  /** The place after a text; undefined where no word can be helped. */
  place(before: string, personal?: Recency, networkWeight = NETWORK_WEIGHT): Place | undefined {
    const context = readContext(before);
    if (!context) return undefined;
    const network = networkWeight > 0 ? this.#network : undefined;
    const memories: WeightedMemory[] = [{ memory: this.#field.update(before), weights: FIELD_WEIGHTS }];
    if (personal) memories.push({ memory: personal, weights: PERSONAL_WEIGHTS });
    const earlier = network?.earlier(before, context);
    return {
      context,
      find: (at) => {
        const opinion = earlier && network?.at(earlier, at, caseWeights(at));
        return writeCandidates(this.#finder.find(at, memories, opinion, networkWeight), at);
      },
    };
  }

  #choose(
    context: Context,
    words: Candidate[],
    find: (at: Context) => Candidate[],
    after: string,
    gate: Gate,
  ): Completion | null {
    const best = words[0];
    if (!best) return null;
    const { prefix, needsSpace } = context;
    let text = prefix === '' ? (needsSpace ? ' ' : '') + best.word : best.word.slice(prefix.length);
    let { p } = best;
    if (text !== '' && p < leastProbability(gate, prefix.length)) return null;
    let at = context;
    let word = best.word;
    for (let count = text === '' ? 0 : 1; count < MOST_WORDS; count++) {
      at = { ...at, prefix: '', tokens: [...at.tokens, word], opens: false, needsSpace: false };
      const next = find(at)[0];
      if (!next || p * next.p < (count === 0 ? leastProbability(gate, 0) : gate.following)) break;
      text += ` ${next.word}`;
      p *= next.p;
      word = next.word;
    }
    text = withoutRepetition(text, after);
    return text.trim().length < gate.leastCharacters ? null : { text, p };
  }
}
