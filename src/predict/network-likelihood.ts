import { MARKS } from '@/neural/pack';
import { NetworkReading } from '@/neural/reading';
import type { WordNetwork } from '@/neural/word-network';
import type { PackedModel } from '@/ngram/packed-model';
import { openingWord } from '@/text/case';
import { splitSentences } from '@/text/sentences';
import { tokenise } from '@/text/tokens';
import { truecaseToken } from './reader';

/** Of a word that no table knows, among those of its class. */
const NEVER_SEEN = Math.log(1e-4);
/** Natural log of the share of running words that the network does not know. */
const ALL_UNKNOWN = Math.log(0.035);

/** Words that are read without giving way; each takes a quarter of what asking takes. */
const READ_AT_ONCE = 8;

/** Tells how likely texts are after another, word by word, by the built-in network. */
export class NetworkLikelihood {
  readonly #reading: NetworkReading;

  /** `between` is awaited after each word that is asked for, or eight that are read, so that others get their turn. */
  constructor(
    readonly network: WordNetwork,
    readonly model: PackedModel,
    readonly between: () => Promise<void> = async () => {},
  ) {
    this.#reading = new NetworkReading(network);
  }

  /** Natural log of the probability of the words of each text after `before`. Rejects with the signal's reason. */
  async read(before: string, texts: readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<number[]> {
    const scores: number[] = [];
    for (const text of texts) {
      scores.push(await this.#score(before + text, before.length, signal));
    }
    return scores;
  }

  /** The words that begin at or after `from`. */
  async #score(text: string, from: number, signal: AbortSignal | undefined): Promise<number> {
    let sum = 0;
    const ids: number[] = [];
    for (const sentence of splitSentences(text)) {
      const tokens = tokenise(sentence.text);
      const opening = openingWord(tokens.map((token) => token.text));
      for (const [i, { text: token, start }] of tokens.entries()) {
        const word = truecaseToken(this.model, token, i === opening);
        const id = this.network.idOf(word);
        if (sentence.start + start >= from) {
          signal?.throwIfAborted();
          sum += Math.log(this.#reading.after([...ids])[id]!) + this.#share(word, id);
          await this.between();
        }
        ids.push(id);
        if (ids.length % READ_AT_ONCE === 0) {
          this.#reading.read([...ids]);
          await this.between();
        }
      }
      ids.push(0);
    }
    return sum;
  }

  /** How much of its class an unknown word is. */
  #share(word: string, id: number): number {
    if (id >= MARKS.length) return 0;
    const known = this.model.vocabulary.idOf(word);
    return known < 0 ? NEVER_SEEN : Math.min(0, this.model.unigram(known) - ALL_UNKNOWN);
  }
}
