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

/** Tells how likely texts are after another, word by word, by the built-in network. */
export class NetworkLikelihood {
  readonly #reading: NetworkReading;

  /** `between` is awaited after each text, so that others get their turn. */
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
      signal?.throwIfAborted();
      scores.push(this.#score(before + text, before.length));
      await this.between();
    }
    return scores;
  }

  /** The words that begin at or after `from`. */
  #score(text: string, from: number): number {
    let sum = 0;
    const ids: number[] = [];
    for (const sentence of splitSentences(text)) {
      const tokens = tokenise(sentence.text);
      const opening = openingWord(tokens.map((token) => token.text));
      tokens.forEach(({ text: token, start }, i) => {
        const word = truecaseToken(this.model, token, i === opening);
        const id = this.network.idOf(word);
        if (sentence.start + start >= from) sum += Math.log(this.#reading.after([...ids])[id]!) + this.#share(word, id);
        ids.push(id);
      });
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
