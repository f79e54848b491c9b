import type { Candidate } from './candidates';
import type { Completion, Prediction, Suggestion } from './complete';
import type { Context } from './context';
import { fuse } from './fuse';
import { leastProbability, withoutRepetition } from './gate';
import { DOWNLOADED } from './mix';
import type { ReadNext } from './next-pieces';
import { MOST_WORDS, type PredictOptions, type Predictor, SHOWN_CANDIDATES } from './predictor';
import type { Mixing, Weighing } from './weighing';

export interface FusedOptions extends PredictOptions {
  signal?: AbortSignal;
  /** Told each time that what is shown has grown by a word. */
  grown?: (shown: Completion) => void;
}

/** Completes with n-grams, network and a language model together. The model is asked once for each word, however many letters it has. */
export class FusedPredictor {
  readonly #predictor: Predictor;
  readonly #readNext: ReadNext;
  readonly #mixing: Mixing;

  constructor(predictor: Predictor, readNext: ReadNext, mixing: Mixing = DOWNLOADED) {
    this.#predictor = predictor;
    this.#readNext = readNext;
    this.#mixing = mixing;
  }

  /** Candidates for the word at the caret, best first. `before`: text of the field up to the caret. */
  async words(before: string, { personal, signal }: FusedOptions = {}): Promise<Suggestion[]> {
    const place = this.#predictor.place(before, personal);
    if (!place) return [];
    const { context } = place;
    const text = wordStart(before, context);
    const weighing = this.#mixing.after(this.#predictor.model, text);
    return (await this.#fuse(place.find(context), text, context.prefix, weighing, signal)).slice(0, SHOWN_CANDIDATES);
  }

  /** Completes the word at the caret and goes on while it is sure enough. Rejects with the signal's reason. */
  async complete(before: string, options: FusedOptions = {}): Promise<Prediction> {
    const { after = '', personal, gate = this.#mixing.gate, signal, grown } = options;
    const place = this.#predictor.place(before, personal);
    const words = await this.words(before, options);
    const best = words[0];
    if (!place || !best) return { shown: null, words };
    const { context, find } = place;
    const { prefix, needsSpace } = context;
    let text = prefix === '' ? (needsSpace ? ' ' : '') + best.word : best.word.slice(prefix.length);
    let { p } = best;
    if (text !== '' && p < leastProbability(gate, prefix.length)) return { shown: null, words };
    const shownOf = (): Completion | null => {
      const fitting = withoutRepetition(text, after);
      return fitting.trim().length < gate.leastCharacters ? null : { text: fitting, p };
    };
    let at = context;
    let { word } = best;
    const start = before.slice(0, before.length - prefix.length);
    let written = `${start}${needsSpace ? ' ' : ''}${word}`;
    for (let count = text === '' ? 0 : 1; count < MOST_WORDS; count++) {
      const shown = shownOf();
      if (shown && count > 0) grown?.(shown);
      at = { ...at, prefix: '', tokens: [...at.tokens, word], opens: false, needsSpace: false };
      const candidates = find(at);
      const weighing = this.#mixing.after(this.#predictor.model, written);
      if (p * weighing.most(candidates) < gate.following) break; // Nothing that the model says would be shown.
      const next = (await this.#fuse(candidates, written, '', weighing, signal))[0];
      if (!next || p * next.p < gate.following) break;
      text += ` ${next.word}`;
      written += ` ${next.word}`;
      p *= next.p;
      word = next.word;
    }
    return { shown: shownOf(), words };
  }

  async #fuse(
    candidates: Candidate[],
    text: string,
    prefix: string,
    weighing: Weighing,
    signal: AbortSignal | undefined,
  ): Promise<Suggestion[]> {
    const known = candidates.map(({ word }) => word);
    return fuse(candidates, await this.#readNext(text, known, signal), prefix, weighing);
  }
}

/** The text up to where the word at the caret begins. */
function wordStart(before: string, { prefix }: Context): string {
  return before.slice(0, before.length - prefix.length);
}
